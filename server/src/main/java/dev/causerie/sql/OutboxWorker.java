package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.OUTBOX;

import dev.causerie.kernel.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Condition;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what is due in the [Outbox], oldest first. Each kind of effect has a lane of its own, so that a slow one
/// does not hold up the others. What fails is tried again after 1 s, 2 s, 4 s … up to an hour, and stays in the
/// table with its error until it succeeds. Of several processes one does it: the one that moves its time first.
/// That also brings it back when this one dies meanwhile.
public final class OutboxWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_ONCE = 100;
    private static final long PAUSE_NANOS = 500_000_000L;
    private static final long LONGEST_PAUSE_MILLIS = 3_600_000;
    private static final int LONGEST_ERROR = 500;
    private static final long CLAIM_MILLIS = 60_000;
    private static final Duration LEAVE = Duration.ofSeconds(3);

    /// Does effects of one kind.
    @FunctionalInterface
    public interface Effect {
        /// @return [#DONE], or when to look again, in milliseconds since 1970 UTC
        long run(String body) throws Exception;

        /// How many may be done at the same time.
        default int atOnce() {
            return 1;
        }
    }

    public static final long DONE = 0;

    private final Database database;
    private final Clock clock;
    private final List<Thread> lanes;
    private volatile boolean closing;

    public OutboxWorker(Database database, Map<String, Effect> effects, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.lanes = effects.entrySet().stream()
                .map(lane -> Thread.ofVirtual()
                        .name("outbox " + lane.getKey())
                        .start(() -> work(lane.getKey(), lane.getValue())))
                .toList();
    }

    private void work(String kind, Effect effect) {
        try (ExecutorService hands = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox " + kind + " ", 0).factory())) {
            Semaphore free = new Semaphore(effect.atOnce());
            while (!closing) {
                try {
                    round(kind, effect, hands, free);
                } catch (RuntimeException e) {
                    LOG.warn("The outbox cannot be read: {}", e.toString());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            // What is under way is waited for a little, and then interrupted: it comes back at the next start.
            if (!free.tryAcquire(effect.atOnce(), LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(String kind, Effect effect, ExecutorService hands, Semaphore free) throws InterruptedException {
        for (Record row : due(kind)) {
            while (!free.tryAcquire(PAUSE_NANOS, TimeUnit.NANOSECONDS)) {
                if (closing) {
                    return;
                }
            }
            hands.execute(() -> {
                try {
                    attempt(row, effect);
                } catch (RuntimeException e) {
                    LOG.warn("The outbox cannot be written: {}", e.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    private List<? extends Record> due(String kind) {
        return database.read(sql -> sql.select()
                .from(OUTBOX)
                .where(OUTBOX.DUE.le(clock.now()))
                .and(OUTBOX.KIND.eq(kind))
                .orderBy(OUTBOX.DUE, OUTBOX.ID)
                .limit(AT_ONCE)
                .fetch());
    }

    private void attempt(Record row, Effect effect) {
        long claim = clock.now() + CLAIM_MILLIS;
        if (closing || !move(row, row.get(OUTBOX.DUE), claim)) {
            return;
        }
        try {
            long again = effect.run(row.get(OUTBOX.BODY));
            if (again == DONE) {
                database.write(
                        sql -> sql.deleteFrom(OUTBOX).where(mine(row, claim)).execute());
            } else {
                later(row, claim, again, 0, null);
            }
        } catch (Exception e) {
            int attempts = row.get(OUTBOX.ATTEMPTS) + 1;
            long pause = Math.min(LONGEST_PAUSE_MILLIS, 1_000L << Math.min(attempts, 12) >> 1);
            LOG.warn("An effect of kind {} failed, attempt {}: {}", row.get(OUTBOX.KIND), attempts, e.toString());
            later(row, claim, clock.now() + pause, attempts, e.toString());
        }
    }

    /// @return false when somebody else was faster
    private boolean move(Record row, long from, long to) {
        return database.write(sql -> sql.update(OUTBOX)
                        .set(OUTBOX.DUE, to)
                        .where(mine(row, from))
                        .execute())
                == 1;
    }

    private static Condition mine(Record row, long due) {
        return OUTBOX.ID.eq(row.get(OUTBOX.ID)).and(OUTBOX.DUE.eq(due));
    }

    private void later(Record row, long claim, long due, int attempts, String error) {
        String shown = error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
        database.write(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE, due)
                .set(OUTBOX.ATTEMPTS, attempts)
                .set(OUTBOX.ERROR, shown)
                .where(mine(row, claim))
                .execute());
    }

    @Override
    public void close() {
        closing = true;
        lanes.forEach(LockSupport::unpark);
        try {
            for (Thread lane : lanes) {
                lane.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
