package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.OUTBOX;

import dev.causerie.kernel.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Condition;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what is due in the [Outbox], one effect at a time, oldest first. What fails is tried again after 1 s, 2 s, 4 s
/// … up to an hour,
/// and stays in the table with its error until it succeeds. Of several processes one does it: the one that moves its
/// time first. That also brings it back when this one dies meanwhile.
public final class OutboxWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_ONCE = 100;
    private static final long PAUSE_NANOS = 500_000_000L;
    private static final long LONGEST_PAUSE_MILLIS = 3_600_000;
    private static final int LONGEST_ERROR = 500;
    private static final long CLAIM_MILLIS = 60_000;

    /// Does effects of one kind.
    @FunctionalInterface
    public interface Effect {
        /// @return [#DONE], or when to look again, in milliseconds since 1970 UTC
        long run(String body) throws Exception;
    }

    public static final long DONE = 0;

    private final Database database;
    private final Map<String, Effect> effects;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;

    public OutboxWorker(Database database, Map<String, Effect> effects, Clock clock) {
        this.database = database;
        this.effects = Map.copyOf(effects);
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("outbox").start(this::work);
    }

    private void work() {
        while (!closing) {
            try {
                due().forEach(this::attempt);
            } catch (RuntimeException e) {
                LOG.warn("The outbox cannot be read: {}", e.toString());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private List<? extends Record> due() {
        return database.read(sql -> sql.select()
                .from(OUTBOX)
                .where(OUTBOX.DUE.le(clock.now()))
                .orderBy(OUTBOX.DUE, OUTBOX.ID)
                .limit(AT_ONCE)
                .fetch());
    }

    private void attempt(Record row) {
        long claim = clock.now() + CLAIM_MILLIS;
        if (!move(row, row.get(OUTBOX.DUE), claim)) {
            return;
        }
        Effect effect = effects.get(row.get(OUTBOX.KIND));
        try {
            if (effect == null) {
                throw new IllegalStateException("Nobody does effects of kind " + row.get(OUTBOX.KIND));
            }
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
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
