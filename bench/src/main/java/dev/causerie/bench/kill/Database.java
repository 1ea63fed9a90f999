package dev.causerie.bench.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The product's SQLite file, opened for reading only, while the product runs.
final class Database implements AutoCloseable {
    private static final String ROWS = """
            select number, author_role, kind, client_id, body from chat_event
            where chat_id = (select chat_id from chat_event where client_id = ?)
            order by number
            """;

    private final Connection connection;

    Database(Path data) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:file:" + data.resolve("causerie.db") + "?mode=ro");
    }

    /// The chat that was opened by the message with this id.
    List<Entry> chat(String opening) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, opening);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String kind = row.getString(3);
        boolean spoken = kind.equals("message") || kind.equals("note");
        String id = row.getString(4);
        return new Entry(row.getLong(1), row.getString(2), kind, id == null ? "" : id, spoken ? row.getString(5) : "");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
