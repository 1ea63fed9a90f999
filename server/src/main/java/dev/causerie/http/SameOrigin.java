package dev.causerie.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Lets nobody change anything from another site's page. It guards every resource there is, whatever its path looks
/// like.
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class SameOrigin implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;

    SameOrigin(Origins origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!READING.contains(request.getMethod()) && !ours(request)) {
            request.abortWith(Problem.CROSS_SITE.response());
        }
    }

    /// What the browser says of the two pages is surer than our comparing of names.
    private boolean ours(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        return site != null
                ? site.equals("same-origin")
                : origins.ours(
                        request.getHeaderString("Origin"),
                        request.getUriInfo().getRequestUri().getAuthority());
    }
}
