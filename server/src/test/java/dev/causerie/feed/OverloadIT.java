package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// More is asked than can be done: it is refused politely, and what was accepted is kept.
class OverloadIT {
    private static final int VISITORS = 10;
    /// Together more than the writer's queue and one of its groups hold.
    private static final int MESSAGES = 2_800;

    private static HttpResponse<String> knock(TestServer server, String path) {
        return TestAgent.call(HttpRequest.newBuilder(server.address(path))
                .header("Origin", server.origin())
                .POST(BodyPublishers.ofString(TestSocket.hello(""))));
    }

    @Test
    void whoFindsTheHouseFullIsToldWhenToComeBackAndThenLetInButAgentsGetInAtOnce() {
        try (TestServer server = TestServer.demo(Map.of("CAUSERIE_CONNECTIONS", "2"));
                TestSocket first = TestSocket.visitor(server)) {
            try (TestSocket second = TestSocket.visitor(server)) {
                assertThat(TestSocket.refusal(server.socket("/live/visitor"))).isEqualTo(503);
                HttpResponse<String> stream = knock(server, "/live/visitor/stream");
                assertThat(stream.statusCode()).isEqualTo(503);
                assertThat(stream.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(stream.headers().firstValue("Access-Control-Expose-Headers"))
                        .hasValue("Retry-After");
                try (TestSocket desk = TestAgent.anna(server).desk()) {
                    assertThat(desk.isOpen()).isTrue();
                    assertThat(second.isOpen()).isTrue();
                }
            }
            TestSocket.visitorOnceLetIn(server).close();
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void whatIsTooMuchIsRefusedAndWhatWasAcceptedIsKept() throws SQLException {
        try (TestServer server = TestServer.demo(Map.of("CAUSERIE_LIMITS", "off"))) {
            List<TestSocket> visitors = chatting(server);
            List<Set<String>> asked = new ArrayList<>();
            try (Connection other = open(server);
                    Statement lock = other.createStatement()) {
                lock.execute("begin immediate");
                visitors.forEach(visitor -> asked.add(ask(visitor)));
                lock.execute("rollback");
            }
            Set<String> accepted = new HashSet<>();
            Set<String> refused = new HashSet<>();
            for (int n = 0; n < VISITORS; n++) {
                visitors.get(n).answers(asked.get(n)).forEach((id, answer) -> {
                    boolean stored = answer.path("type").asText().equals("event");
                    (stored ? accepted : refused).add(id);
                    assertThat(stored || answer.path("reason").asText().equals("unavailable"))
                            .as("%s", answer)
                            .isTrue();
                });
            }
            assertThat(refused).isNotEmpty();
            Set<String> stored = stored(server);
            // The library would look through all of them for each.
            assertThat(stored.containsAll(accepted)).as("kept").isTrue();
            assertThat(Collections.disjoint(stored, refused)).as("refused").isTrue();
            String again = refused.iterator().next();
            TestSocket first = visitors.getFirst();
            first.forget();
            say(first, again);
            assertThat(first.answers(Set.of(again)).get(again).path("type").asText())
                    .isEqualTo("event");
            visitors.forEach(TestSocket::close);
        }
    }

    /// Visitors in an open chat each. Nobody looks on, so that only they hear what they say.
    private static List<TestSocket> chatting(TestServer server) {
        List<TestSocket> visitors = new ArrayList<>();
        try (TestSocket desk = TestAgent.anna(server).desk()) {
            desk.send("{\"type\":\"status\",\"status\":\"online\"}");
            for (int n = 0; n < VISITORS; n++) {
                TestSocket visitor = TestSocket.visitor(server);
                visitor.await(frame -> frame.path("status").asText().equals("online"), "somebody online");
                say(visitor, "opening-" + n);
                visitor.awaitEvent("message");
                visitors.add(visitor);
            }
        }
        return visitors;
    }

    private static Set<String> ask(TestSocket visitor) {
        Set<String> asked = new HashSet<>();
        for (int n = 0; n < MESSAGES; n++) {
            String id = "ask-" + UUID.randomUUID();
            asked.add(id);
            say(visitor, id);
        }
        return asked;
    }

    private static void say(TestSocket visitor, String id) {
        visitor.send("{\"type\":\"message\",\"id\":\"" + id + "\",\"text\":\"" + id + "\"}");
    }

    private static Connection open(TestServer server) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("causerie.db"));
    }

    private static Set<String> stored(TestServer server) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection database = open(server);
                Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("select client_id from chat_event")) {
            while (rows.next()) {
                assertThat(rows.getString(1) == null || ids.add(rows.getString(1)))
                        .isTrue();
            }
        }
        return ids;
    }
}
