package dev.causerie.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// One file, for one process: WAL, `synchronous=FULL`.
final class Sqlite implements Engine {
    private static final int BUSY_MILLIS = 5_000;

    private final Path folder;
    private final Path file;
    private final SQLiteDataSource files;
    private Checkpointer checkpointer;

    Sqlite(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("causerie.db");
        this.files = source(file);
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS); // first, so that the other settings wait for a lock too
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-16_000);
        config.setGetGeneratedKeys(false);
        config.setJournalSizeLimit((int) Checkpointer.KEPT_BYTES);
        config.setPragma(
                SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0"); // the Checkpointer does it, away from the commits
        SQLiteDataSource files = new SQLiteDataSource(config);
        files.setUrl("jdbc:sqlite:" + file);
        return files;
    }

    @Override
    public void open() {
        try {
            Files.createDirectories(folder);
            Migrations.bring(files, Map.of("bytes", "blob", "bytewise", ""));
            checkpointer = new Checkpointer(files.getConnection(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
        } catch (SQLException e) {
            throw new DatabaseException("The database in " + folder + " cannot be opened", e);
        }
    }

    @Override
    public Connection connect(Use use) throws SQLException {
        return files.getConnection();
    }

    @Override
    public DSLContext context(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, Database.SETTINGS);
    }

    @Override
    public Failure failure(Connection connection, Exception cause) {
        return Failure.OTHER;
    }

    @Override
    public void betweenGroups() {
        checkpointer.betweenGroups();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void oneAtATime(DSLContext sql) {
        // there is one process, and it has one writer
    }

    @Override
    public void close() {
        checkpointer.close();
    }
}
