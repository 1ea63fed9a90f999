package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestPostgres;
import dev.causerie.sql.TestRelay;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The database cannot be read for a while.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BrokenDatabaseIT {
    private final String setting;

    BrokenDatabaseIT(TestDatabase kind) {
        setting = kind.demo();
    }

    @Test
    void whoCannotBeAnsweredIsSentAwayToComeBack() throws SQLException {
        try (TestServer server = TestServer.demo(Map.of("CAUSERIE_DATABASE", setting))) {
            isSentAwayToComeBack(server);
        }
    }

    private void isSentAwayToComeBack(TestServer server) throws SQLException {
        TestAgent anna = TestAgent.anna(server);
        String token;
        try (TestSocket visitor = TestSocket.visitor(server)) {
            token = visitor.await("welcome").path("token").asText();
        }
        String hello = TestSocket.hello(",\"token\":\"" + token + "\"");
        change(server, "alter table chat rename to mislaid");
        try (TestSocket visitor = TestSocket.open(server.socket("/live/visitor"));
                TestSocket agent = anna.greeting()) {
            visitor.send(hello);
            assertThat(visitor.closeCode()).isEqualTo(4003);
            assertThat(agent.closeCode()).isEqualTo(4003);
        }
        change(server, "alter table mislaid rename to chat");
        try (TestSocket visitor = TestSocket.open(server.socket("/live/visitor"));
                TestSocket desk = anna.desk()) {
            visitor.send(hello);
            visitor.await("welcome");
            assertThat(desk.isOpen()).isTrue();
        }
    }

    @Test
    void aRequestIsToldToComeAgainWhileThePostgresqlIsAway() {
        assumeFalse(setting.isBlank());
        try (TestRelay relay = new TestRelay(TestPostgres.shared().port());
                TestServer behind = TestServer.demo(Map.of("CAUSERIE_DATABASE", relay.through(setting)))) {
            TestAgent anna = TestAgent.anna(behind);
            relay.down();
            for (String path : List.of("/api/session", "/api/widgets")) {
                HttpResponse<String> answer = TestAgent.call(anna.request(path).GET());
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                assertThat(answer.body()).contains("unavailable");
            }
            HttpResponse<String> write =
                    TestAgent.call(anna.request("/api/session").DELETE());
            assertThat(write.statusCode()).isEqualTo(503);
            relay.up();
            assertThat(TestAgent.call(anna.request("/api/session").GET()).statusCode())
                    .isEqualTo(200);
        }
    }

    private void change(TestServer server, String sql) throws SQLException {
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
