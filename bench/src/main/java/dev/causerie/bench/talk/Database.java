package dev.causerie.bench.talk;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The product's database, read while the product runs.
public final class Database implements AutoCloseable {
    private static final String ROWS = """
            select number, author_role, kind, client_id, body from chat_event
            where chat_id = (select chat_id from chat_event where client_id = ?)
            order by number
            """;

    private final Connection connection;

    /// @param address for JDBC
    Database(String address) throws SQLException {
        connection = DriverManager.getConnection(address);
    }

    /// The SQLite file in the product's data folder, for reading only.
    public static String sqlite(Path data) {
        return "jdbc:sqlite:file:" + data.resolve("causerie.db") + "?mode=ro";
    }

    /// @param address as the server is given it: `postgresql://user:password@host:port/name`
    public static String postgres(String address) {
        URI uri = URI.create(address);
        String[] user =
                uri.getUserInfo() == null ? new String[] {} : uri.getUserInfo().split(":", 2);
        String more = user.length > 0 ? "?user=" + user[0] : "";
        more += user.length > 1 ? "&password=" + user[1] : "";
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + more;
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

    /// Which messages of the load rows are stored, by chat.
    ///
    /// @param doubled is told of each that stands there twice
    public static Map<Integer, BitSet> places(String address, List<String> doubled) {
        Map<Integer, BitSet> places = new HashMap<>();
        try (Connection database = DriverManager.getConnection(address);
                PreparedStatement query =
                        database.prepareStatement("select client_id from chat_event where client_id like '%Q-%'");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String[] parts = rows.getString(1).split("-");
                int place = Integer.parseUnsignedInt(parts[2].substring(0, 8), 16);
                BitSet chat = places.computeIfAbsent(Integer.parseInt(parts[1], 16), _ -> new BitSet());
                if (chat.get(place)) {
                    doubled.add("stored twice: " + rows.getString(1));
                }
                chat.set(place);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be read", failure);
        }
        return places;
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
