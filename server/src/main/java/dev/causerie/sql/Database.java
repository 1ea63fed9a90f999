package dev.causerie.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database with several readers and exactly one writer in this process.
///
/// Promises: what [#write] or the [Writer] has reported done is on disk, also after loss of power.
/// A reader sees every transaction that was reported done before it began.
public final class Database implements AutoCloseable {
    static final Settings SETTINGS = new Settings().withRenderSchema(false).withExecuteLogging(false);
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Engine engine;
    private final Readers readers;
    private final Writer writer;

    private Database(Engine engine) {
        this.engine = engine;
        engine.open();
        try {
            this.readers = new Readers(engine);
            this.writer = new Writer(engine);
            writer.afterGroup(engine::betweenGroups);
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be opened", e);
        }
    }

    /// Opens or creates the database that the setting names, and brings its tables up to date.
    ///
    /// @param setting like `postgresql://user:password@host:port/name`, or blank for SQLite in the folder
    public static Database open(String setting, Path folder) {
        try {
            return setting.isBlank() ? open(folder) : new Database(new Postgres(PostgresAddress.parse(setting)));
        } catch (DatabaseException e) {
            LOG.error(e.getMessage()); // before everything that follows from it, so that it is read
            throw e;
        }
    }

    /// Opens or creates `causerie.db` in the folder and brings its tables up to date.
    public static Database open(Path folder) {
        return new Database(new Sqlite(folder));
    }

    /// Runs a query on one of the readers; waits while all are in use. It may run twice. Blocks: never on an event
    /// loop.
    public <T> T read(Function<DSLContext, T> query) {
        return readers.read(query);
    }

    /// Runs a change in a transaction of the one writer, together with what others write at the same moment; returns
    /// when it is on disk.
    /// Blocks: never on an event loop.
    public <T> T write(Function<DSLContext, T> change) {
        return writer.run(change);
    }

    /// As [#write], and no other process does the same meanwhile: for what first looks and then decides.
    public <T> T writeAlone(Function<DSLContext, T> change) {
        return writer.run(sql -> {
            engine.oneAtATime(sql);
            return change.apply(sql);
        });
    }

    /// The one writer, for work that must not block.
    public Writer writer() {
        return writer;
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection cannot be closed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        engine.close();
    }
}
