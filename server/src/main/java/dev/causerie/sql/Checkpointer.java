package dev.causerie.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves committed pages from the write-ahead log into the database file, on a thread of its own, so that no commit
/// waits for it.
/// Nothing depends on it but the size of the log: what is committed is safe in either file.
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final long PAUSE_MILLIS = 500;
    private static final long FRAME_BYTES = 4_096 + 24;
    private static final int WORTH_IT = 2_000;
    private static final int TOO_LONG = 32_000;

    /// What the log's file keeps when the log starts anew: to write over is faster than to make a file longer.
    static final long KEPT_BYTES = TOO_LONG * FRAME_BYTES;

    private final Connection connection;
    private final FileChannel file;
    private final ReentrantLock inUse = new ReentrantLock();
    private final Thread thread;
    private volatile boolean tooLong;

    Checkpointer(Connection connection, Path file) throws IOException {
        this.connection = connection;
        this.file = FileChannel.open(file);
        this.thread = Thread.ofPlatform().name("checkpointer").daemon().start(this::work);
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException closing) {
            checkpoint("TRUNCATE");
        }
    }

    private void look() {
        Log log = checkpoint("NOOP");
        if (log.frames() - log.moved() > WORTH_IT) {
            checkpoint("PASSIVE");
            sync();
        }
        tooLong = log.frames() > TOO_LONG;
    }

    /// SQLite syncs the database file only before the log starts anew, all at once, and then the writer would wait for
    /// it.
    private void sync() {
        try {
            file.force(false);
        } catch (IOException e) {
            LOG.warn("The database file was not synced ahead: {}", e.toString());
        }
    }

    /// Under steady load the log never empties by itself: while its pages are moved, others come. Between two groups
    /// none do, so what is left is moved there, and the next group starts the log anew. SQLite's own way to do that
    /// keeps the writer out by a lock, for which it then waits far longer than it has to. On the writer's thread.
    void betweenGroups() {
        if (tooLong && inUse.tryLock()) {
            try {
                tooLong = false;
                checkpoint("PASSIVE");
            } finally {
                inUse.unlock();
            }
        }
    }

    /// @param frames pages in the log
    /// @param moved those that the database file has already
    private record Log(int frames, int moved) {}

    private Log checkpoint(String mode) {
        inUse.lock();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma wal_checkpoint(" + mode + ")")) {
            return row.next() ? new Log(row.getInt(2), row.getInt(3)) : new Log(0, 0);
        } catch (SQLException e) {
            LOG.warn("The write-ahead log was not emptied this time: {}", e.toString());
            return new Log(0, 0);
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            connection.close();
            file.close(); // the last of all, since closing a file gives up whatever locks its process has on it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException e) {
            throw new DatabaseException("The checkpointer cannot be closed", e);
        }
    }
}
