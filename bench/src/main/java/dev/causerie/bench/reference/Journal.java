package dev.causerie.bench.reference;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/// One SQLite writer: WAL, `synchronous=FULL`, at most 500 rows a transaction. `committed` is told once per batch,
/// after the rows are on disk.
final class Journal implements Runnable {
    static final int LARGEST_BATCH = 500;

    private final BlockingQueue<Row> queue = new ArrayBlockingQueue<>(65_536);
    private final Consumer<List<Row>> committed;
    private final String address;

    Journal(Path folder, Consumer<List<Row>> committed) {
        this.address = "jdbc:sqlite:" + folder.resolve("reference.db");
        this.committed = committed;
    }

    void append(Row row) {
        if (!queue.offer(row)) {
            throw new IllegalStateException("the writer is " + queue.size() + " rows behind");
        }
    }

    @Override
    public void run() {
        try (Connection connection = open();
                PreparedStatement insert =
                        connection.prepareStatement("insert into chat_event values (?, ?, ?, ?, ?)")) {
            List<Row> batch = new ArrayList<>(LARGEST_BATCH);
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                write(insert, batch);
                connection.commit();
                committed.accept(batch);
                batch = new ArrayList<>(LARGEST_BATCH);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the writer stopped", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the row's id after every insert.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(address);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute("create table if not exists chat_event"
                    + " (chat integer, number integer, client_id text, time integer, body text)");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(PreparedStatement insert, List<Row> batch) throws SQLException {
        for (Row row : batch) {
            insert.setInt(1, row.chat());
            insert.setLong(2, row.number());
            insert.setString(3, row.id());
            insert.setLong(4, row.time());
            insert.setString(5, row.text());
            insert.executeUpdate();
        }
    }
}
