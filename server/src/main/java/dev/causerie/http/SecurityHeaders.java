package dev.causerie.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/// The headers of every answer, set before anything else happens; a route may replace what it knows better. What the
/// framework turns away before that, since it has no host or no path, is answered here, and not logged: anybody could
/// fill the log with it. So is what is no address at all, which no route could read.
@Singleton
public class SecurityHeaders {
    private static final int FIRST = Integer.MIN_VALUE;
    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final OwnAddress address;

    SecurityHeaders(OwnAddress address) {
        this.address = address;
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).handler(this::begin).failureHandler(this::failed);
    }

    private void failed(RoutingContext route) {
        if (route.response().headers().contains(POLICY_HEADER)) {
            route.next();
        } else {
            set(route);
            Problem.BAD_REQUEST.answer(route);
        }
    }

    private void begin(RoutingContext route) {
        set(route);
        if (isAddress(route.request().uri())) {
            route.next();
        } else {
            Problem.BAD_REQUEST.answer(route);
        }
    }

    private static boolean isAddress(String asked) {
        try {
            new URI(asked);
            return true;
        } catch (URISyntaxException notOne) {
            return false;
        }
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
