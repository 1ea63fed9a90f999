package dev.causerie.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs what may wait for the database, each on a thread of its own, and refuses when too many wait already.
final class Readers implements Executor {
    private final Executor threads;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();

    Readers(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    @Override
    public void execute(Runnable reading) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw new RejectedExecutionException("Too much is being read already");
        }
        threads.execute(() -> {
            try {
                reading.run();
            } finally {
                waiting.decrementAndGet();
            }
        });
    }
}
