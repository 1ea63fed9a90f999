package dev.causerie.sql;

import dev.causerie.sql.Engine.Failure;
import dev.causerie.sql.Engine.Use;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
/// without it. Where other processes write too, a group that meets one of them is written again on the newest state.
/// When the connection is lost, what waits is held for [#PATIENCE]; then it fails, and the writer goes on by itself as
/// soon as the database is back.
public final class Writer implements AutoCloseable {
    /// Large, since under load a page that many jobs touch is then written once for all of them.
    public static final int GROUP = 4_000;
    private static final int QUEUE = 20_000;
    private static final long COMPLAINT_NANOS = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 100;
    private static final int RACES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// One piece of work of a transaction.
    public interface Job {
        /// Writes, inside a transaction. May be called again after a rollback, so it keeps no effect but that in the
        /// database.
        void write(Writer writer) throws SQLException;

        void done();

        void failed(Exception cause);

        /// The connection was lost in the commit, and nobody knows whether it is stored.
        ///
        /// @return whether [#write] finds out when it is called again; if not, the job fails
        default boolean doubtful() {
            return false;
        }
    }

    /// What is done at the beginning of a group's transaction, for all its jobs together.
    @FunctionalInterface
    public interface Preparation {
        void prepare(Writer writer, List<Job> jobs) throws SQLException;
    }

    /// What is written once for a whole group.
    @FunctionalInterface
    public interface Step {
        void write(Writer writer) throws SQLException;
    }

    private final BlockingQueue<Job> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Engine engine;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final List<Preparation> beforeGroup = new CopyOnWriteArrayList<>();
    private final List<Step> beforeCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> afterGroup = new CopyOnWriteArrayList<>();
    private final List<Runnable> onRollback = new CopyOnWriteArrayList<>();
    /// Null while it is lost.
    private Connection connection;
    private DSLContext context;
    private final Thread thread;
    private int failures;
    private long complained = System.nanoTime() - COMPLAINT_NANOS;
    private volatile boolean closing;
    private volatile long written;

    Writer(Engine engine) throws SQLException {
        this.engine = engine;
        connect();
        thread = Thread.ofPlatform().name("writer").start(this::work);
    }

    /// Whether other processes may write to the same database: then nothing remembered from an earlier group is
    /// certain.
    public boolean shared() {
        return engine.shared();
    }

    /// How many jobs it has done since it was opened. Where they are many, what can be done later waits.
    public long written() {
        return written;
    }

    /// @return false when too much waits already; the job is then not taken, and the caller must say so to whoever
    /// asked
    public boolean offer(Job job) {
        return !closing && queue.offer(job);
    }

    /// Registers what is done at the beginning of each group's transaction.
    public void beforeGroup(Preparation preparation) {
        beforeGroup.add(preparation);
    }

    /// Registers what is written at the end of each group's transaction.
    public void beforeCommit(Step step) {
        beforeCommit.add(step);
    }

    /// Registers what runs on the writer's thread after each group's last [Job#done].
    public void afterGroup(Runnable action) {
        afterGroup.add(action);
    }

    /// Registers what runs on the writer's thread after a rollback: whoever remembers unsaved state forgets it here.
    public void onRollback(Runnable action) {
        onRollback.add(action);
    }

    /// An array for a [#statement]. Only within [Job#write] and [Preparation#prepare].
    public Array array(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
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
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case SQLException cause -> throw new DatabaseException("It could not be written", cause);
                default -> throw e;
            }
        }
    }

    private void work() {
        List<Job> group = new ArrayList<>(GROUP);
        while (!closing || !queue.isEmpty()) {
            try {
                Job first = connection != null ? queue.take() : queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                }
            } catch (InterruptedException asked) {
                continue;
            }
            queue.drainTo(group, GROUP - 1);
            try {
                commit(group);
            } catch (RuntimeException | Error unforeseen) {
                abandon(group, unforeseen);
            }
            group.clear();
        }
    }

    /// Without its thread nothing would ever be written or answered again, so it outlives whatever happens. Somebody
    /// who
    /// was answered already may hear of a failure too, and repeats what is stored: that is harmless.
    private void abandon(List<Job> group, Throwable unforeseen) {
        LOG.error("The writer met what it did not foresee", unforeseen);
        disconnect(unforeseen);
        onRollback.forEach(Writer::guarded);
        group.forEach(job -> report(job, new DatabaseException("The writer failed", unforeseen)));
    }

    private void commit(List<Job> group) {
        List<Job> rest = group;
        do {
            rest = commitSome(new ArrayList<>(rest));
        } while (!rest.isEmpty());
    }

    /// Commits or reports all of them, or else those up to the first that fails.
    ///
    /// @return what follows that one
    private List<Job> commitSome(List<Job> jobs) {
        Failed failed = persist(jobs);
        if (failed == null) {
            finish(jobs);
        } else if (jobs.size() <= 1 || failed.kind() == Failure.LOST) {
            Exception cause = failed.kind() == Failure.LOST
                    ? new DatabaseException("The database cannot be reached", failed.cause())
                    : failed.cause();
            jobs.forEach(job -> report(job, cause));
        } else if (failed.at() == jobs.size()) {
            jobs.forEach(job -> commitSome(new ArrayList<>(List.of(job))));
        } else {
            commit(jobs.subList(0, failed.at()));
            commitSome(new ArrayList<>(List.of(jobs.get(failed.at()))));
            return jobs.subList(failed.at() + 1, jobs.size());
        }
        return List.of();
    }

    /// @param at the job that failed, or their number when none of them did it alone
    /// @param doubtful whether it may be stored all the same
    private record Failed(Exception cause, Failure kind, int at, boolean doubtful) {}

    /// Tries again while that makes sense. Jobs that cannot be tried again are reported and taken from the list.
    ///
    /// @return null when all are stored
    private Failed persist(List<Job> jobs) {
        long began = System.nanoTime();
        boolean patient = connection != null;
        for (int tries = 1; ; tries++) {
            Failed failed = attempt(jobs);
            if (failed == null) {
                return null;
            }
            if (failed.doubtful()) {
                jobs.removeIf(job -> !job.doubtful() && report(job, failed.cause()));
            }
            boolean again = switch (failed.kind()) {
                case OTHER -> false;
                case CONFLICT -> tries < (jobs.size() > 1 ? 2 : RACES);
                case LOST -> patient && !closing && System.nanoTime() - began < PATIENCE.toNanos();
            };
            if (!again) {
                return failed;
            }
            if (connection == null) {
                pause();
            }
        }
    }

    private Failed attempt(List<Job> jobs) {
        int at = jobs.size();
        boolean committing = false;
        try {
            if (connection == null) {
                connect();
            }
            for (Preparation preparation : beforeGroup) {
                preparation.prepare(this, jobs);
            }
            for (at = 0; at < jobs.size(); at++) {
                jobs.get(at).write(this);
            }
            for (Step step : beforeCommit) {
                step.write(this);
            }
            committing = true;
            connection.commit();
            return null;
        } catch (SQLException | RuntimeException e) {
            Failure kind = undo(e);
            return new Failed(e, kind, at, committing && kind == Failure.LOST);
        }
    }

    private void finish(List<Job> group) {
        written = written + group.size();
        for (Job job : group) {
            guarded(job::done);
        }
        afterGroup.forEach(Writer::guarded);
    }

    private boolean report(Job job, Exception cause) {
        complain(cause);
        guarded(() -> job.failed(cause));
        afterGroup.forEach(Writer::guarded);
        return true;
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
    private Failure undo(Exception cause) {
        Failure kind = connection == null ? Failure.LOST : engine.failure(connection, cause);
        try {
            if (kind == Failure.LOST) {
                disconnect(cause);
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            disconnect(e);
            kind = engine.shared() ? Failure.LOST : kind;
        }
        onRollback.forEach(Writer::guarded);
        return kind;
    }

    private void disconnect(Throwable cause) {
        if (connection != null) {
            LOG.warn("The writer needs a new connection to the database: {}", cause.toString());
            Database.closeQuietly(connection);
            connection = null;
        }
    }

    private void connect() throws SQLException {
        Connection fresh = engine.connect(Use.WRITING);
        fresh.setAutoCommit(false);
        statements.clear();
        connection = fresh;
        context = engine.context(fresh);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException closing) {
            // then nobody is patient any more
        }
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
            if (connection != null) {
                Database.closeQuietly(connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
