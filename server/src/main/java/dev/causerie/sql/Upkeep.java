package dev.causerie.sql;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again so that nothing lies about that nobody needs: one piece of work after the other. What
/// fails is tried again the next time.
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService inTurn = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("upkeep").factory());

    /// @param work may block, and may be done by several processes at once
    public void every(Duration pause, Runnable work) {
        inTurn.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("What is left over was not tidied away this time: {}", e.toString());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Waits for what is being done.
    @Override
    public void close() {
        inTurn.shutdownNow();
        inTurn.close();
    }
}
