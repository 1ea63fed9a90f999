package dev.causerie.sql;

import dev.causerie.sql.Engine.Failure;
import dev.causerie.sql.Engine.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;

/// The connections for reading, so many and no more. One that breaks is replaced, and its query asked again.
final class Readers implements AutoCloseable {
    private static final int MOST = 4;
    private static final long PATIENCE_SECONDS = 10;

    private final Engine engine;
    private final Semaphore free = new Semaphore(MOST);
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    Readers(Engine engine) throws SQLException {
        this.engine = engine;
        for (int i = 0; i < MOST; i++) {
            idle.add(engine.connect(Use.READING));
        }
    }

    <T> T read(Function<DSLContext, T> query) {
        take();
        try {
            Connection known = idle.poll();
            if (known != null) {
                try {
                    return ask(known, query);
                } catch (Lost stale) {
                    // asked again below
                }
            }
            return ask(engine.connect(Use.READING), query);
        } catch (SQLException | Lost e) {
            throw new DatabaseException("The database cannot be reached", e);
        } finally {
            free.release();
        }
    }

    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(Throwable cause) {
            super(cause);
        }
    }

    private <T> T ask(Connection connection, Function<DSLContext, T> query) throws Lost {
        boolean lost = false;
        try {
            return query.apply(engine.context(connection));
        } catch (RuntimeException e) {
            lost = engine.failure(connection, e) == Failure.LOST;
            if (lost) {
                throw new Lost(e);
            }
            throw e;
        } finally {
            if (lost) {
                Database.closeQuietly(connection);
            } else {
                idle.add(connection);
            }
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DatabaseException("The database does not answer", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the database", e);
        }
    }

    /// Waits for the queries that are under way.
    @Override
    public void close() {
        for (int i = 0; i < MOST; i++) {
            take();
        }
        idle.forEach(Database::closeQuietly);
    }
}
