package dev.causerie.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.file.TestPictures;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Agents' own profiles at the running server.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ProfileRoutesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestServer server;

    ProfileRoutesIT(TestDatabase kind) {
        server = TestServer.shared(kind);
    }

    private static HttpResponse<String> put(TestAgent agent, String body) {
        return TestAgent.call(agent.request("/api/profile")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static JsonNode profile(TestAgent agent) throws Exception {
        return JSON.readTree(TestAgent.call(agent.request("/api/profile").GET()).body());
    }

    private static JsonNode agentOf(JsonNode event) {
        return event.path("event").path("agent");
    }

    @Test
    void anotherNameTitleAndPictureAreSeenAtOnceAndAfterComingBack() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        JsonNode before = profile(anna);
        String avatar = JSON.readTree(TestAgent.call(anna.request("/api/pictures?use=avatar")
                                .header("Content-Type", "image/jpeg")
                                .POST(BodyPublishers.ofByteArray(TestPictures.jpeg(200, 200))))
                        .body())
                .path("path")
                .asText();
        try (TestSocket desk = anna.desk();
                TestSocket colleague = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server);
                TestSocket stranger = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"message\",\"id\":\"hello-0001\",\"text\":\"Hello\"}");
            String chat = visitor.awaitEvent("message").path("chat").asText();
            desk.await(frame -> frame.path("chat").path("id").asText().equals(chat), "the chat in the list");
            desk.send("{\"type\":\"serve\",\"id\":\"serve-0001\",\"chat\":\"%s\"}".formatted(chat));
            assertThat(agentOf(visitor.awaitEvent("joined")).has("avatar")).isFalse();

            HttpResponse<String> saved =
                    put(anna, "{\"name\":\"  Anna K. \",\"title\":\"Lamps\",\"avatar\":\"%s\"}".formatted(avatar));
            assertThat(saved.statusCode()).isEqualTo(200);
            JsonNode now = JSON.valueToTree(Map.of("name", "Anna K.", "title", "Lamps", "avatar", avatar));
            assertThat(JSON.readTree(saved.body())).isEqualTo(now);
            assertThat(profile(anna)).isEqualTo(now);

            JsonNode introduced = visitor.awaitEvent("introduced");
            assertThat(agentOf(introduced).path("name").asText()).isEqualTo("Anna K.");
            assertThat(agentOf(introduced).path("title").asText()).isEqualTo("Lamps");
            assertThat(agentOf(introduced).path("avatar").asText()).isEqualTo(avatar);
            JsonNode told = colleague.await(
                    frame -> frame.at("/presence/agent/avatar").asText().equals(avatar), "the colleague's picture");
            assertThat(told.at("/presence/agent/name").asText()).isEqualTo("Anna K.");
            assertThat(told.at("/presence/connected").asBoolean()).isTrue();

            assertThat(stranger.received().toString())
                    .as("who does not talk with her")
                    .doesNotContain(avatar);
            stranger.send("{\"type\":\"message\",\"id\":\"hello-0002\",\"text\":\"Hello\"}");
            String next = stranger.awaitEvent("message").path("chat").asText();
            desk.await(frame -> frame.path("chat").path("id").asText().equals(next), "the next chat in the list");
            desk.send("{\"type\":\"serve\",\"id\":\"serve-0002\",\"chat\":\"%s\"}".formatted(next));
            // Either she is introduced after she has joined, or she has joined as she is now.
            stranger.await(
                    frame -> frame.at("/event/agent/avatar").asText().equals(avatar),
                    "who takes it by a dashboard that was open before");

            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            JsonNode past = visitor.await("events").path("events");
            assertThat(past.get(past.size() - 1).path("agent").path("avatar").asText())
                    .isEqualTo(avatar);
            try (TestSocket again = anna.greeting()) {
                assertThat(again.await("desk").at("/me/avatar").asText()).isEqualTo(avatar);
            }
            assertThat(TestAgent.call(anna.request("/api/session").GET()).body())
                    .contains(avatar);
        } finally {
            assertThat(put(anna, before.toString()).statusCode()).isEqualTo(200);
        }
        assertThat(profile(anna)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"","title":"","avatar":""}              | 422 | {"name":"empty"}
            {"name":"a\\nb","title":"","avatar":""}         | 422 | {"name":"invalid"}
            {"name":"\\u202eanna","title":"","avatar":""}   | 422 | {"name":"invalid"}
            {"name":"Anna","title":"%81","avatar":""}       | 422 | {"title":"too_long"}
            {"name":"Anna","title":"","avatar":"x"}         | 422 | {"avatar":"unknown"}
            {"name":"Anna","title":"","avatar":"https://evil.example/picture/00000000000000000000000000000000.png"} | 422 | {"avatar":"unknown"}
            {"name":"Anna","title":"","avatar":"/picture/00000000000000000000000000000000.png"} | 422 | {"avatar":"unknown"}
            {"name":"Anna","title":""}                      | 400 | {}
            {"name":"Anna","title":"","avatar":null}        | 400 | {}
            {"name":"Anna","title":"","avatar":"","role":"owner"} | 400 | {}
            {"name":1,"title":"","avatar":""}               | 400 | {}
            []                                              | 400 | {}
            """)
    void whatIsNoProfileChangesNothing(String body, int status, String fields) throws Exception {
        TestAgent anna = TestAgent.anna(server);
        JsonNode before = profile(anna);
        HttpResponse<String> answer = put(anna, body.replace("%81", "x".repeat(81)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("fields").toString()).isEqualTo(status == 400 ? "" : fields);
        assertThat(profile(anna)).isEqualTo(before);
    }
}
