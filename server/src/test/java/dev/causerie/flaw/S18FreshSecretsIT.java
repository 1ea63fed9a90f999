package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.identity.TestSite;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// S18: no secret is built in. Each first start makes its own, and nothing of one server opens another.
class S18FreshSecretsIT {
    @Test
    void nothingOfOneServerOpensAnother() {
        // Not with a copy of what another one has stored, as the shared one is.
        Map<String, String> demo = Map.of("CAUSERIE_DEMO", "true", "CAUSERIE_WIDGET_KEY", TestServer.KEY);
        try (TestServer one = TestServer.started(demo);
                TestSocket visitor = TestSocket.visitor(one)) {
            TestServer other = TestServer.shared();
            String token = visitor.await("welcome").path("token").asText();
            String id = visitor.await("welcome").path("visitor").asText();
            try (TestSocket there = TestSocket.open(other.socket("/live/visitor"))) {
                there.send(TestSocket.hello(",\"token\":\"" + token + "\""));
                assertThat(there.await("welcome").path("visitor").asText()).isNotEqualTo(id);
                assertThat(there.await("welcome").path("token").asText()).isNotEqualTo(token);
            }
            TestAgent camille = TestAgent.camille(one);
            assertThat(TestAgent.call(HttpRequest.newBuilder(other.address("/api/session"))
                                    .header("Cookie", camille.cookie()))
                            .statusCode())
                    .isEqualTo(401);
            TestSite site = new TestSite(other);
            String secret = site.generate(0);
            site.remove();
            assertThat(List.of(secret, new TestSite(one).generate(0)))
                    .doesNotHaveDuplicates()
                    .allMatch(text -> text.matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void whatTheDemoHasIsNowhereElse() {
        try (TestServer plain = TestServer.started(Map.of());
                TestServer second = TestServer.started(Map.of())) {
            for (String[] known : new String[][] {
                {"admin@demo.example", "demo-admin-causerie"},
                {"anna@demo.example", "demo-anna-causerie"},
                {"admin", "admin"},
                {"admin@example.com", "admin"},
                {"admin@localhost", "password"}
            }) {
                String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(known[0], known[1]);
                assertThat(TestAgent.call(HttpRequest.newBuilder(plain.address("/api/session"))
                                        .header("Origin", plain.origin())
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body)))
                                .statusCode())
                        .as(known[0])
                        .isEqualTo(401);
            }
            assertThat(link(plain)).isNotEqualTo(link(second)).hasSize(43);
            assertThat(setup(plain, link(plain))).isEqualTo(204);
            assertThat(setup(second, link(plain))).isEqualTo(404);
        }
    }

    private static String link(TestServer server) {
        return String.join("\n", server.output()).replaceAll("(?s).*token=([A-Za-z0-9_-]{43}).*", "$1");
    }

    private static int setup(TestServer server, String token) {
        return TestAgent.call(HttpRequest.newBuilder(server.address("/api/setup?token=" + token)))
                .statusCode();
    }
}
