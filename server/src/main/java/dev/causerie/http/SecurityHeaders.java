package dev.causerie.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The headers of every answer, set before anything else happens; a route may replace what it knows better. What the
/// framework turns away before that, since it has no host or no path, is answered here, and not logged: anybody could
/// fill the log with it.
@Singleton
public class SecurityHeaders {
    private static final int BEFORE_ALL = 1_000;
    private static final int FIRST = Integer.MIN_VALUE;
    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final OwnAddress address;

    SecurityHeaders(OwnAddress address) {
        this.address = address;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_ALL);
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this::failed);
    }

    private void failed(RoutingContext route) {
        if (route.response().headers().contains(POLICY_HEADER)) {
            route.next();
        } else {
            set(route);
            Problem.BAD_REQUEST.answer(route);
        }
    }

    private void filter(RoutingContext route) {
        set(route);
        route.next();
    }

    private void set(RoutingContext route) {
        MultiMap headers = route.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "strict-origin-when-cross-origin")
                .set(POLICY_HEADER, POLICY)
                .set("Cache-Control", "no-store")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (address.isSecure(route.request())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
    }
}
