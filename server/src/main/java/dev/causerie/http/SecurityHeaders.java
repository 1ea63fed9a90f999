package dev.causerie.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The headers of every answer, set before anything else happens; a route may replace what it knows better.
@Singleton
public class SecurityHeaders {
    private static final int BEFORE_ALL = 1_000;
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final OwnAddress address;

    SecurityHeaders(OwnAddress address) {
        this.address = address;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::set, BEFORE_ALL);
    }

    private void set(RoutingContext route) {
        MultiMap headers = route.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "strict-origin-when-cross-origin")
                .set("Content-Security-Policy", POLICY)
                .set("Cache-Control", "no-store")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (address.isSecure(route.request())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        route.next();
    }
}
