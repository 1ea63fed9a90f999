package dev.causerie.bench.reference;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What pgbench would do with the product's rows: some connections, and each inserts one row after the other into a
/// table like the product's, with its indexes and with ids that begin with the time, and commits each.
public final class InsertLoop {
    private static final int CONNECTIONS = 8;
    private static final String TABLE = """
            create table insert_loop (chat_id bigint not null, number integer not null, account_id bigint not null,
              kind text not null, audience text not null, author_role text not null, author_id bigint, client_id text,
              time bigint not null, body text not null, primary key (chat_id, number));
            create unique index on insert_loop (client_id, chat_id) where client_id is not null""";
    private static final String INSERT =
            "insert into insert_loop values (?, ?, 1, 'message', 'everyone', 'visitor', ?, ?, ?, ?)";

    private final String address;
    private final int chats;
    private final String body;

    /// @param address of an empty database, for JDBC
    public InsertLoop(String address, int chats, int textBytes) {
        this.address = address;
        this.chats = chats;
        this.body = "x".repeat(textBytes);
    }

    /// @return rows a second, after as long a warm-up
    public double perSecond(Duration time) {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            insert(0, time);
            return insert(1, time) / (time.toNanos() / 1e9);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long insert(int turn, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = turn * CONNECTIONS + i;
                Callable<Long> work = () -> rows(first, end);
                counts.add(threads.submit(work));
            }
            long rows = 0;
            for (Future<Long> count : counts) {
                rows += count.get();
            }
            return rows;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private long rows(int first, long end) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            long rows = 0;
            for (; System.nanoTime() < end; rows++) {
                long chat = (long) first * chats + rows % chats;
                insert.setLong(1, chat);
                insert.setInt(2, (int) (rows / chats) + 1);
                insert.setLong(3, chat);
                insert.setString(4, Long.toString(System.currentTimeMillis(), 36) + "-" + first + "-" + rows);
                insert.setLong(5, System.currentTimeMillis());
                insert.setString(6, body);
                insert.executeUpdate();
            }
            return rows;
        }
    }
}
