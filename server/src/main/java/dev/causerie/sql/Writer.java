package dev.causerie.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes whatever waits, up to [#GROUP] jobs, into one transaction and syncs the disk
/// once for all of them.
///
/// Promises: jobs are written in the order of their offering; [Job#done] is called after the commit is on disk, in the
/// same order, on the
/// writer's thread, and must not block. A job that fails is undone alone: the others of its group are written again
/// without it.
public final class Writer implements AutoCloseable {
    /// Large, since under load a page that many jobs touch is then written once for all of them.
    public static final int GROUP = 4_000;
    private static final int QUEUE = 20_000;
    private static final long COMPLAINT_NANOS = 1_000_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// One piece of work of a transaction.
    public interface Job {
        /// Writes, inside a transaction. May be called again after a rollback, so it keeps no effect but that in the
        /// database.
        void write(Writer writer) throws SQLException;

        void done();

        void failed(Exception cause);
    }

    /// What is written once for a whole group.
    @FunctionalInterface
    public interface Step {
        void write(Writer writer) throws SQLException;
    }

    private final BlockingQueue<Job> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Source source;
    private Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final List<Step> beforeCommit = new ArrayList<>();
    private final List<Runnable> afterGroup = new ArrayList<>();
    private final List<Runnable> onRollback = new ArrayList<>();
    private DSLContext context;
    private final Thread thread;
    private int failures;
    private long complained = System.nanoTime() - COMPLAINT_NANOS;
    private volatile boolean closing;

    /// Opens connections to the database.
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    Writer(Source source) throws SQLException {
        this.source = source;
        connect();
        thread = Thread.ofPlatform().name("writer").start(this::work);
    }

    /// @return false when too much waits already; the job is then not taken, and the caller must say so to whoever
    /// asked
    public boolean offer(Job job) {
        return !closing && queue.offer(job);
    }

    /// Registers what is written at the end of each group's transaction.
    public void beforeCommit(Step step) {
        beforeCommit.add(step);
    }

    /// Registers what runs on the writer's thread after each group's last [Job#done]. Only while the program is being
    /// put together.
    public void afterGroup(Runnable action) {
        afterGroup.add(action);
    }

    /// Registers what runs on the writer's thread after a rollback: whoever remembers unsaved state forgets it here.
    public void onRollback(Runnable action) {
        onRollback.add(action);
    }

    /// A statement of the writer's connection, prepared once. Only within [Job#write].
    public PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    <T> T run(Function<DSLContext, T> change) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Job job = new Job() {
            private T value;

            @Override
            public void write(Writer writer) {
                value = change.apply(context);
            }

            @Override
            public void done() {
                result.complete(value);
            }

            @Override
            public void failed(Exception cause) {
                result.completeExceptionally(cause);
            }
        };
        if (!offer(job)) {
            throw new RejectedExecutionException("Too many writes are waiting");
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void work() {
        List<Job> group = new ArrayList<>(GROUP);
        while (true) {
            try {
                group.add(queue.take());
            } catch (InterruptedException asked) {
                if (queue.isEmpty()) {
                    return;
                }
                continue;
            }
            queue.drainTo(group, GROUP - 1);
            commit(group);
            group.clear();
            if (closing && queue.isEmpty()) {
                return;
            }
        }
    }

    private void commit(List<Job> group) {
        try {
            for (Job job : group) {
                job.write(this);
            }
            for (Step step : beforeCommit) {
                step.write(this);
            }
            connection.commit();
            finish(group);
        } catch (SQLException | RuntimeException e) {
            rollback();
            if (group.size() > 1) {
                group.forEach(job -> commit(List.of(job)));
            } else {
                report(group.getFirst(), e);
            }
        }
    }

    private void finish(List<Job> group) {
        for (Job job : group) {
            guarded(job::done);
        }
        afterGroup.forEach(Writer::guarded);
    }

    private void report(Job job, Exception cause) {
        complain(cause);
        guarded(() -> job.failed(cause));
        afterGroup.forEach(Writer::guarded);
    }

    /// Once a second at most: the log of a full disk must not fill what is left of it.
    private void complain(Exception cause) {
        long now = System.nanoTime();
        failures++;
        if (now - complained > COMPLAINT_NANOS) {
            LOG.warn("{} writes failed and are undone, the last one: {}", failures, cause.toString());
            complained = now;
            failures = 0;
        }
    }

    /// A full disk or a failed write ends the transaction by itself, and then there is nothing to roll back and no
    /// transaction to go on in: what is written next would be committed at once, whatever is answered. So the
    /// connection is replaced.
    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A rollback failed: {}", e.toString());
            reconnect();
        }
        onRollback.forEach(Writer::guarded);
    }

    private void reconnect() {
        try (Connection broken = connection) {
            connect();
        } catch (SQLException e) {
            LOG.error("The writer cannot connect again: {}", e.toString());
        }
    }

    private void connect() throws SQLException {
        Connection fresh = source.open();
        fresh.setAutoCommit(false);
        statements.clear();
        connection = fresh;
        context = Database.context(fresh);
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("What follows a commit failed", e);
        }
    }

    /// Writes what waits, then stops. Nothing is taken any more.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new DatabaseException("The writer cannot be closed", e);
        }
    }
}
