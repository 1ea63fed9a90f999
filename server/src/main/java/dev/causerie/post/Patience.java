package dev.causerie.post;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Ends a conversation that takes too long, whoever draws it out: its thread is interrupted, and on a virtual
/// thread that closes the line it waits for.
final class Patience implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("post-patience").daemon().factory());

    private final ScheduledFuture<?> end;

    private Patience(ScheduledFuture<?> end) {
        this.end = end;
    }

    /// @param broken how the conversation ended
    /// @return why, which is ours when we have ended it
    Failure failure(Exception broken) {
        boolean over = end.isDone() && !end.isCancelled();
        return over ? Failure.passing(Failure.Reason.NO_ANSWER) : Failure.of(broken);
    }

    /// For what this thread does until it is closed.
    static Patience of(Duration time) {
        Thread waiting = Thread.currentThread();
        return new Patience(CLOCK.schedule(waiting::interrupt, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        if (!end.cancel(false)) {
            Thread.interrupted();
        }
    }
}
