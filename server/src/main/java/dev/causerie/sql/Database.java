package dev.causerie.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// One SQLite file with many readers and exactly one writer.
///
/// Promises: what [#write] or the [Writer] has reported done is on disk, also after loss of power (WAL,
/// `synchronous=FULL`).
/// A reader sees every transaction that was reported done before it began.
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;
    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withExecuteLogging(false);

    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final Writer writer;
    private final Checkpointer checkpointer;

    private Database(SQLiteDataSource files, Path file) throws SQLException {
        for (int i = 0; i < READERS; i++) {
            readers.add(files.getConnection());
        }
        this.writer = new Writer(files::getConnection);
        this.checkpointer = new Checkpointer(files.getConnection(), file);
    }

    /// Opens or creates `causerie.db` in the folder and brings its tables up to date.
    public static Database open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("causerie.db");
            SQLiteDataSource files = source(file);
            migrate(files);
            return new Database(files, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
        } catch (SQLException e) {
            throw new DatabaseException("The database in " + folder + " cannot be opened", e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS); // first, so that the other settings wait for a lock too
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-16_000);
        config.setGetGeneratedKeys(false);
        config.setJournalSizeLimit(Checkpointer.WORTH_IT);
        config.setPragma(
                SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0"); // the Checkpointer does it, away from the commits
        SQLiteDataSource files = new SQLiteDataSource(config);
        files.setUrl("jdbc:sqlite:" + file);
        return files;
    }

    private static void migrate(SQLiteDataSource files) {
        Flyway.configure()
                .dataSource(files)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /// Runs a query on one of the readers; waits while all are in use. Blocks: never on an event loop.
    public <T> T read(Function<DSLContext, T> query) {
        Connection connection = take();
        try {
            return query.apply(context(connection));
        } finally {
            readers.add(connection);
        }
    }

    /// Runs a change in a transaction of the one writer, together with what others write at the same moment; returns
    /// when it is on disk.
    /// Blocks: never on an event loop.
    public <T> T write(Function<DSLContext, T> change) {
        return writer.run(change);
    }

    /// The one writer, for work that must not block.
    public Writer writer() {
        return writer;
    }

    private Connection take() {
        try {
            return readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the database", e);
        }
    }

    static DSLContext context(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, SETTINGS);
    }

    @Override
    public void close() {
        writer.close();
        checkpointer.close();
        for (int i = 0; i < READERS; i++) {
            try {
                take().close();
            } catch (SQLException e) {
                throw new DatabaseException("A reader cannot be closed", e);
            }
        }
    }
}
