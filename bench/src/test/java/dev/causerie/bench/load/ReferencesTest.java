package dev.causerie.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.reference.DurableReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generator and durable reference check each other: what was counted as done is what the file holds.
class ReferencesTest {
    private static final int CHATS = 20;
    private static final int PORT = 4390;

    @TempDir
    private Path folder;

    @Test
    void every_counted_message_is_stored_once() throws SQLException {
        Options options = new Options(List.of("--work", folder.toString(), "--port", Integer.toString(PORT)));
        ServerProcess server = ServerProcess.start(new Launches(options).reference(DurableReference.class));
        long done;
        try (server;
                Sockets sockets = new Sockets(2);
                Crew crew = new ReferenceCrew(sockets, server.port(), 2)) {
            Load load = crew.take(CHATS);
            load.saturate(4, Duration.ofMillis(100), () -> load.pause(Duration.ofMillis(300)));
            load.takeLatencies();
            load.pace(500, Duration.ofMillis(400));
            assertEquals(200, load.takeLatencies().deliveries().getTotalCount());
            done = load.done();
        }
        assertTrue(done > 200);
        Path file = server.launch().data().resolve("reference.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), count(distinct chat || ' ' || client_id),"
                        + " count(distinct chat) from chat_event")) {
            assertEquals(List.of(done, done, (long) CHATS), List.of(row.getLong(1), row.getLong(2), row.getLong(3)));
        }
    }
}
