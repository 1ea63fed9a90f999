package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The database cannot be read for a while.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BrokenDatabaseIT {
    private final String setting;
    private final TestServer server;

    BrokenDatabaseIT(TestDatabase kind) {
        setting = kind.fresh();
        server = TestServer.demo(Map.of("CAUSERIE_DATABASE", setting));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoCannotBeAnsweredIsSentAwayToComeBack() throws SQLException {
        TestAgent anna = TestAgent.anna(server);
        String token;
        try (TestSocket visitor = TestSocket.visitor(server)) {
            token = visitor.await("welcome").path("token").asText();
        }
        String hello = TestSocket.hello(",\"token\":\"" + token + "\"");
        change("alter table chat rename to mislaid");
        try (TestSocket visitor = TestSocket.open(server.socket("/live/visitor"));
                TestSocket agent = anna.greeting()) {
            visitor.send(hello);
            assertThat(visitor.closeCode()).isEqualTo(4003);
            assertThat(agent.closeCode()).isEqualTo(4003);
        }
        change("alter table mislaid rename to chat");
        try (TestSocket visitor = TestSocket.open(server.socket("/live/visitor"));
                TestSocket desk = anna.desk()) {
            visitor.send(hello);
            visitor.await("welcome");
            assertThat(desk.isOpen()).isTrue();
        }
    }

    private void change(String sql) throws SQLException {
        if (!setting.isBlank()) {
            TestPostgres.shared().execute(setting.substring(setting.lastIndexOf('/') + 1), sql);
            return;
        }
        try (Connection database = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("causerie.db"));
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
