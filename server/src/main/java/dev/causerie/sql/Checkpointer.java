package dev.causerie.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves committed pages from the write-ahead log into the database file, on a thread of its own, so that no commit
/// waits for it.
/// Nothing depends on it but the size of the log: what is committed is safe in either file.
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final long PAUSE_MILLIS = 500;
    static final int WORTH_IT = 8 * 1024 * 1024;
    // Under steady load the log never empties by itself; from this size on the writer waits a moment so that it starts
    // anew.
    private static final long TOO_LONG = 128L * 1024 * 1024;

    private final Connection connection;
    private final Path log;
    private final Thread thread;

    Checkpointer(Connection connection, Path file) {
        this.connection = connection;
        this.log = file.resolveSibling(file.getFileName() + "-wal");
        this.thread = Thread.ofPlatform().name("checkpointer").daemon().start(this::work);
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                long size = Files.exists(log) ? Files.size(log) : 0;
                if (size > WORTH_IT) {
                    checkpoint("PASSIVE");
                }
                if (size > TOO_LONG) {
                    checkpoint("RESTART"); // holds the writer only for what came during the PASSIVE one
                }
            }
        } catch (InterruptedException closing) {
            checkpoint("TRUNCATE");
        } catch (IOException e) {
            LOG.error("The write-ahead log {} cannot be looked at; it grows from now on", log, e);
        }
    }

    private void checkpoint(String mode) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(" + mode + ")");
        } catch (SQLException e) {
            LOG.warn("The write-ahead log was not emptied this time: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new DatabaseException("The checkpointer cannot be closed", e);
        }
    }
}
