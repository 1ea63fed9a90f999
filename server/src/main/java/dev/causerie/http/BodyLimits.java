package dev.causerie.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/// How long a body may be. One that says that it is longer is not read at all. One that does not say is cut off by the
/// framework at the largest limit, with no word of why; so where large ones are welcome, they have to say.
@Singleton
public class BodyLimits {
    private static final int AFTER_COUNTING = Integer.MIN_VALUE + 2;
    private static final long USUAL = 1024 * 1024;
    private static final Map<String, Long> LARGER = Map.of("/api/pictures", 5 * USUAL);
    static final Problem TOO_LARGE = Problem.of(413, "too_large", "The request is too large.");

    private static final Problem NO_LENGTH =
            Problem.of(411, "length_required", "The request has to say how long it is.");

    void routes(@Observes Router router) {
        router.route("/api/*").order(AFTER_COUNTING).handler(this::check);
    }

    private void check(RoutingContext call) {
        String length = call.request().getHeader("Content-Length");
        String path = call.normalizedPath();
        if (length == null && LARGER.containsKey(path)) {
            NO_LENGTH.answer(call);
        } else if (length != null && tooLong(length, LARGER.getOrDefault(path, USUAL))) {
            TOO_LARGE.answer(call);
        } else {
            call.next();
        }
    }

    private static boolean tooLong(String length, long limit) {
        try {
            return Long.parseLong(length.strip()) > limit;
        } catch (NumberFormatException noNumber) {
            return true;
        }
    }
}
