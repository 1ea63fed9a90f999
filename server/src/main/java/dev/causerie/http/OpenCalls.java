package dev.causerie.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The REST calls that are being answered, so that a stop can wait for them. The framework's own wait takes every
/// socket there ever was for a call without an answer, and so always lasts as long as it may.
@ApplicationScoped
public class OpenCalls {
    private static final int AFTER_HEADERS = Integer.MIN_VALUE + 1;
    private static final int MOST_SECONDS = 5;

    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch none = new CountDownLatch(1);
    private volatile boolean closing;

    void routes(@Observes Router router) {
        router.route("/api/*").order(AFTER_HEADERS).handler(this::count);
    }

    private void count(RoutingContext call) {
        open.incrementAndGet();
        call.addEndHandler(ended -> leave());
        if (closing) {
            call.response().putHeader("Retry-After", "1");
            Problem.STOPPING.answer(call);
        } else {
            call.next();
        }
    }

    private void leave() {
        if (open.decrementAndGet() == 0 && closing) {
            none.countDown();
        }
    }

    /// Lets no call in any more, and returns when the last one has its answer, after [#MOST_SECONDS] at most. Blocks.
    public void close() {
        closing = true;
        try {
            if (open.get() > 0) {
                none.await(MOST_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
