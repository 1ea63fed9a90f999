package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The database cannot be read for a while.
class BrokenDatabaseIT {
    private static final TestServer SERVER = TestServer.demo(Map.of());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whoCannotBeAnsweredIsSentAwayToComeBack() throws SQLException {
        TestAgent anna = TestAgent.anna(SERVER);
        String token;
        try (TestSocket visitor = TestSocket.visitor(SERVER)) {
            token = visitor.await("welcome").path("token").asText();
        }
        String hello = TestSocket.hello(",\"token\":\"" + token + "\"");
        change("alter table chat rename to mislaid");
        try (TestSocket visitor = TestSocket.open(SERVER.socket("/live/visitor"));
                TestSocket agent = anna.greeting()) {
            visitor.send(hello);
            assertThat(visitor.closeCode()).isEqualTo(4003);
            assertThat(agent.closeCode()).isEqualTo(4003);
        }
        change("alter table mislaid rename to chat");
        try (TestSocket visitor = TestSocket.open(SERVER.socket("/live/visitor"));
                TestSocket desk = anna.desk()) {
            visitor.send(hello);
            visitor.await("welcome");
            assertThat(desk.isOpen()).isTrue();
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:sqlite:" + SERVER.data().resolve("causerie.db"));
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
