package dev.causerie.mail;

import dev.causerie.http.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/// All calls of this room are for administrators. Who calls was found out before.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class MailGuard implements ContainerRequestFilter {
    private final ResourceInfo resource;

    MailGuard(@Context ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean ours = resource.getResourceClass().getPackage().equals(MailGuard.class.getPackage());
        if (ours && request.getSecurityContext().isUserInRole("AGENT")) {
            request.abortWith(Problem.NOT_ALLOWED.response());
        }
    }
}
