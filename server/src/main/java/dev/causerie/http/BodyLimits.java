package dev.causerie.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/// How long a body may be. It has to say so, as those of browsers do; one that says that it is longer is not read at
/// all. Over HTTP/2 a body without a length looks like none, and is cut off by the framework, which mostly answers why.
@Singleton
public class BodyLimits {
    private static final int AFTER_COUNTING = Integer.MIN_VALUE + 2;
    private static final int AFTER_FRAMEWORK = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;
    private static final long USUAL = 1024 * 1024;
    private static final Map<String, Long> LARGER = Map.of("/api/pictures", 5 * USUAL);
    static final Problem TOO_LARGE = Problem.of(413, "too_large", "The request is too large.");

    private static final Problem NO_LENGTH =
            Problem.of(411, "length_required", "The request has to say how long it is.");

    void routes(@Observes Router router) {
        router.route("/api/*").order(AFTER_COUNTING).handler(this::check);
        router.route("/api/*").order(AFTER_FRAMEWORK).handler(BodyLimits::tellFramework);
    }

    private static void tellFramework(RoutingContext call) {
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(call.normalizedPath()));
        call.next();
    }

    private static long limit(String path) {
        return LARGER.getOrDefault(path, USUAL);
    }

    private void check(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        String path = call.normalizedPath();
        boolean comesInChunks = call.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (length == null && (comesInChunks || LARGER.containsKey(path))) {
            NO_LENGTH.answer(call);
        } else if (length != null && tooLong(length, limit(path))) {
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
