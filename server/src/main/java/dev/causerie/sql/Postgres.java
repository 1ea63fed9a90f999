package dev.causerie.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server, which other processes may write to as well.
final class Postgres implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final int OLDEST = 150_000;
    private static final Duration WAIT_AT_START = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 250;
    private static final int CONNECT_SECONDS = 2;
    private static final int SILENCE_SECONDS = 10;

    /// Nobody waits long for a lock or a query, and who stands still in a transaction loses it: a process that is
    /// paused must not hold up the others.
    private static final String SESSION =
            "set lock_timeout = 3000; set statement_timeout = 9000; set idle_in_transaction_session_timeout = 10000";
    /// Not weaker than the disk; stronger is the operator's choice.
    private static final String DURABLE = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')";
    private static final String END_EARLIER =
            "select bool_and(pg_terminate_backend(pid, 3000)) from pg_stat_activity where application_name = ? and pid <> pg_backend_pid()";
    private static final String FACTS = """
            select current_setting('server_version_num')::int, current_setting('server_encoding'),
              current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')""";
    /// Any number will do, as long as it is the same in every process.
    private static final String ALONE = "select pg_advisory_xact_lock(5203712250841162753)";

    private static final Set<String> WRONG_SETTING = Set.of("28P01", "28000", "3D000", "42501");
    private static final Set<String> NO_CONNECTION_ANY_MORE = Set.of("25P03", "25006");
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "57014", "23505");

    private final PostgresAddress address;
    private final String writerName = "causerie-writer-" + UUID.randomUUID();

    Postgres(PostgresAddress address) {
        this.address = address;
    }

    private PGSimpleDataSource source(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.name());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName(name);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setTargetServerType("primary"); // after a switch-over the old one may still be there, for reading
        source.setLogServerErrorDetail(false); // it quotes rows
        try {
            for (var option : address.options().entrySet()) {
                source.setProperty(option.getKey(), option.getValue());
            }
        } catch (SQLException e) {
            throw new DatabaseException("CAUSERIE_DATABASE has an option that does not fit: " + e.getMessage(), e);
        }
        return source;
    }

    @Override
    public void open() {
        try (Connection connection = await()) {
            check(connection);
            connection.close();
            // which may take its time
            Migrations.bring(source("causerie-migration"), Map.of("bytes", "bytea", "bytewise", "collate \"C\""));
        } catch (SQLException e) {
            throw new DatabaseException("PostgreSQL at " + address + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Machines start in any order, so it may come a little later than we do.
    private Connection await() throws SQLException {
        long end = System.nanoTime() + WAIT_AT_START.toNanos();
        boolean said = false;
        while (true) {
            try {
                return connect(Use.READING);
            } catch (SQLException e) {
                if (WRONG_SETTING.contains(String.valueOf(e.getSQLState()))) {
                    throw new DatabaseException(
                            "PostgreSQL at " + address + " does not let user " + address.user() + " in ("
                                    + e.getMessage() + "). Look at user, password and name in CAUSERIE_DATABASE",
                            null);
                }
                if (System.nanoTime() > end) {
                    throw new DatabaseException(
                            "PostgreSQL at " + address + " cannot be reached (" + e.getMessage()
                                    + "). Start it, or look at host and port in CAUSERIE_DATABASE",
                            null);
                }
                if (!said) {
                    LOG.warn("Waiting for PostgreSQL at {}: {}", address, e.getMessage());
                    said = true;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the database", e);
        }
    }

    private void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery(FACTS)) {
            facts.next();
            if (facts.getInt(1) < OLDEST) {
                throw new DatabaseException("PostgreSQL at " + address + " is older than 15; upgrade it", null);
            }
            if (!facts.getString(2).equals("UTF8")) {
                throw new DatabaseException(
                        "The database " + address + " is not in UTF-8; make it with encoding UTF8", null);
            }
            if (facts.getString(3).equals("off") || facts.getString(4).equals("off")) {
                LOG.warn(
                        "PostgreSQL at {} has fsync or full_page_writes off:"
                                + " messages that were acknowledged may be lost with its machine",
                        address);
            }
            if (facts.getString(5).equals("off")) {
                LOG.warn("PostgreSQL at {} has synchronous_commit off; causerie sets it on for itself", address);
            }
        }
    }

    @Override
    public Connection connect(Use use) throws SQLException {
        PGSimpleDataSource source = source(use == Use.WRITING ? writerName : "causerie-reader");
        source.setSocketTimeout(SILENCE_SECONDS);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            if (use == Use.WRITING) {
                statement.execute(DURABLE);
                endEarlier(connection);
            }
            return connection;
        } catch (SQLException e) {
            Database.closeQuietly(connection);
            throw e;
        }
    }

    /// The other end of a lost connection may still be at work; what became of its transaction is certain only
    /// afterwards.
    private void endEarlier(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END_EARLIER)) {
            end.setString(1, writerName);
            try (ResultSet row = end.executeQuery()) {
                row.next();
                boolean ended = row.getBoolean(1);
                if (!ended && !row.wasNull()) {
                    throw new SQLException("An earlier connection is still at work");
                }
            }
        }
    }

    @Override
    public DSLContext context(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, Database.SETTINGS);
    }

    @Override
    public Failure failure(Connection connection, Exception cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return failure(connection, String.valueOf(sql.getSQLState()));
            }
        }
        return Failure.OTHER;
    }

    private static Failure failure(Connection connection, String state) {
        boolean closed;
        try {
            closed = connection.isClosed();
        } catch (SQLException e) {
            closed = true;
        }
        if (closed || state.startsWith("08") || state.startsWith("57P") || NO_CONNECTION_ANY_MORE.contains(state)) {
            return Failure.LOST;
        }
        return CONFLICTS.contains(state) ? Failure.CONFLICT : Failure.OTHER;
    }

    @Override
    public void betweenGroups() {
        // it looks after its log by itself
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void oneAtATime(DSLContext sql) {
        sql.fetch(ALONE);
    }

    @Override
    public void close() {
        // connections are closed by who opened them
    }
}
