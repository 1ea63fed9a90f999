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

    private final Thread waiting = Thread.currentThread();
    private final ScheduledFuture<?> end;
    private boolean over;
    private boolean closed;

    private Patience(Duration time) {
        end = CLOCK.schedule(this::interrupt, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// For what this thread does until it is closed.
    static Patience of(Duration time) {
        return new Patience(time);
    }

    /// Not after the end: the thread may be about something else then.
    private synchronized void interrupt() {
        if (!closed) {
            over = true;
            waiting.interrupt();
        }
    }

    /// @param broken how the conversation ended
    /// @return why, which is ours when we have ended it
    synchronized Failure failure(Exception broken) {
        return over ? Failure.passing(Failure.Reason.NO_ANSWER) : Failure.of(broken);
    }

    @Override
    public synchronized void close() {
        closed = true;
        end.cancel(false);
        if (over) {
            Thread.interrupted();
        }
    }
}
