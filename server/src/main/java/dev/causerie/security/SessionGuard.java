package dev.causerie.security;

import dev.causerie.agent.Agent;
import dev.causerie.http.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.Principal;

/// Finds out who calls. Every REST call is for people who have signed in, unless it is marked [Everyone].
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SessionGuard implements ContainerRequestFilter {
    /// Opens a call to people who have not signed in.
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Everyone {}

    /// Closes a call, or all of a class, to agents who may not set things up.
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Administrators {}

    private final FindSession sessions;
    private final ResourceInfo resource;

    SessionGuard(FindSession sessions, @Context ResourceInfo resource) {
        this.sessions = sessions;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(Everyone.class)) {
            return;
        }
        Cookie cookie = request.getCookies().get(FindSession.COOKIE);
        sessions.find(cookie == null ? null : cookie.getValue())
                .ifPresentOrElse(who -> enter(who, request), () -> request.abortWith(Problem.NOT_SIGNED_IN.response()));
    }

    private void enter(SignedIn who, ContainerRequestContext request) {
        if (forAdministrators() && who.agent().role() == Agent.Role.AGENT) {
            request.abortWith(Problem.NOT_ALLOWED.response());
        } else {
            request.setSecurityContext(
                    new Session(who, request.getSecurityContext().isSecure()));
        }
    }

    private boolean forAdministrators() {
        return resource.getResourceMethod().isAnnotationPresent(Administrators.class)
                || resource.getResourceClass().isAnnotationPresent(Administrators.class);
    }

    /// @return who calls; only where the call is not open to everyone
    public static SignedIn caller(SecurityContext context) {
        return (SignedIn) context.getUserPrincipal();
    }

    private record Session(SignedIn who, boolean secure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return who;
        }

        @Override
        public boolean isUserInRole(String role) {
            return who.agent().role().name().equals(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return FORM_AUTH;
        }
    }
}
