package dev.causerie.sql;

import dev.causerie.TestServer;
import dev.causerie.TestWait;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What is really written in the database of a running server.
public final class TestRows {
    private static final long PATIENCE_MILLIS = 30_000;

    private final TestServer server;
    private final String name;

    /// @param setting of [TestDatabase#fresh]
    public TestRows(TestServer server, String setting) {
        this.server = server;
        this.name = setting.substring(setting.lastIndexOf('/') + 1);
    }

    private Connection connect() throws SQLException {
        return name.isEmpty()
                ? DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("causerie.db") + "?busy_timeout=10000")
                : TestPostgres.shared().connect(name);
    }

    public void write(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until the query finds something: what is written behind an answer.
    public void await(String query) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            while (!finds(statement)) {
                if (System.currentTimeMillis() > end) {
                    throw new AssertionError("Nothing comes of " + query);
                }
                TestWait.aMoment();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean finds(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /// @return all texts of all tables
    public List<String> texts() {
        try (Connection connection = connect()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            List<String> texts = new ArrayList<>();
            for (String table : tables) {
                add(connection, table, texts);
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Connection connection, String table, List<String> texts) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = rows.getObject(column);
                    if (value instanceof String text) {
                        texts.add(table + "." + rows.getMetaData().getColumnName(column) + ": " + text);
                    }
                }
            }
        }
    }
}
