package dev.causerie.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Ratings at the running server, on a widget of its own for each test.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RatingsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestServer server;
    private final TestAgent camille;
    private String widget;
    private String key;

    RatingsIT(TestDatabase kind) {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
    }

    @BeforeEach
    void aWidget() throws Exception {
        JsonNode made = JSON.readTree(
                call(camille, "POST", "/api/widgets", "{\"name\":\"Shop %s\"}".formatted(UUID.randomUUID()))
                        .body());
        widget = "/api/widgets/" + made.path("id").asText();
        key = made.path("key").asText();
    }

    private static HttpResponse<String> call(TestAgent agent, String method, String path, String body) {
        return TestAgent.call(agent.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode read(String path) throws Exception {
        return JSON.readTree(call(camille, "GET", path, null).body());
    }

    private void rating(boolean on) throws Exception {
        JsonNode published = read(widget + "/look");
        ObjectNode look = ((ObjectNode) published.get("look")).put("rating", on);
        String body =
                "{\"base\":%d,\"look\":%s}".formatted(published.path("version").asInt(), look);
        assertThat(call(camille, "POST", widget + "/versions", body).statusCode())
                .isEqualTo(201);
    }

    private TestSocket visitor(String more) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example");
        socket.send(TestSocket.hello(more).replace(TestServer.KEY, key));
        socket.await("welcome");
        return socket;
    }

    private static String id() {
        return "client-%05d".formatted(NUMBER.incrementAndGet());
    }

    /// @return the chat's id
    private static String ask(TestSocket visitor) {
        visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Hello\"}".formatted(id()));
        return visitor.awaitEvent("message").path("chat").asText();
    }

    /// @return the answer: an event, or a refusal
    private static JsonNode does(TestSocket socket, String kind, String chat, String more) {
        return does(socket, kind, chat, id(), more);
    }

    private static JsonNode does(TestSocket socket, String kind, String chat, String id, String more) {
        socket.forget();
        socket.send("{\"type\":\"%s\",\"id\":\"%s\",\"chat\":\"%s\"%s}".formatted(kind, id, chat, more));
        return socket.await(
                frame -> frame.path("id").asText().equals(id)
                        || frame.at("/event/id").asText().equals(id),
                "an answer to " + kind);
    }

    private static String reason(JsonNode answer) {
        return answer.path("reason").asText();
    }

    private static String said(JsonNode answer) {
        JsonNode event = answer.path("event");
        return Stream.of("kind", "rating", "comment")
                .map(name -> event.path(name).asText("-"))
                .reduce("", (all, one) -> all + " " + (one.isEmpty() ? "-" : one))
                .strip();
    }

    private static JsonNode listed(TestSocket desk, String chat, String rating) {
        return desk.await(
                        frame -> frame.path("type").asText().equals("chat")
                                && frame.at("/chat/id").asText().equals(chat)
                                && frame.at("/chat/rating").asText().equals(rating),
                        "the chat in the list, rated " + rating)
                .path("chat");
    }

    @Test
    void whileTheSwitchIsOffNothingIsRatedAndNobodyIsAsked() throws Exception {
        assertThat(read(widget + "/look").at("/look/rating").isBoolean()).isTrue();
        assertThat(read(widget + "/look").at("/look/rating").asBoolean()).isFalse();
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket visitor = visitor("")) {
            String token = visitor.await("welcome").path("token").asText();
            String chat = ask(visitor);
            does(anna, "serve", chat, "");
            assertThat(reason(does(visitor, "rate", chat, ",\"rating\":\"good\"")))
                    .isEqualTo("not_offered");
            assertThat(reason(does(anna, "request_rating", chat, ""))).isEqualTo("not_offered");

            rating(true);
            assertThat(visitor.closeCode()).as("to come back and be told").isEqualTo(4000);
            try (TestSocket back = visitor(",\"token\":\"%s\"".formatted(token))) {
                anna.await(frame -> frame.at("/visit/rating").asBoolean(), "that this visitor can be asked");
                assertThat(said(does(anna, "request_rating", chat, ""))).startsWith("rating_requested");
                back.awaitEvent("rating_requested");
                assertThat(said(does(back, "rate", chat, ",\"rating\":\"good\"")))
                        .isEqualTo("rated good -");
                does(anna, "end", chat, "");
            }
        }
    }

    @Test
    void whatAVisitorSaysOfAChatIsSeenLiveAlsoAfterItsEndAndCountsOnce() throws Exception {
        rating(true);
        JsonNode before = read("/api/ratings");
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = visitor("");
                TestSocket stranger = visitor("")) {
            String chat = ask(visitor);
            assertThat(reason(does(visitor, "rate", chat, ",\"rating\":\"good\"")))
                    .as("nobody has come yet")
                    .isEqualTo("not_offered");
            assertThat(reason(does(anna, "request_rating", chat, ""))).isEqualTo("not_serving");
            does(anna, "serve", chat, "");
            anna.forget();
            String first = id();
            assertThat(said(does(visitor, "rate", chat, first, ",\"rating\":\"good\"")))
                    .isEqualTo("rated good -");
            assertThat(said(anna.awaitEvent("rated"))).isEqualTo("rated good -");
            listed(louis, chat, "good");
            JsonNode repeated = does(visitor, "rate", chat, first, ",\"rating\":\"good\"");
            assertThat(repeated.path("type").asText()).isEqualTo("ack");
            assertThat(said(does(visitor, "rate", chat, ",\"rating\":\"good\",\"comment\":\"=1+1\"")))
                    .isEqualTo("rated good =1+1");

            for (String other : new String[] {"\"rating\":\"good\"", "\"rating\":null"}) {
                assertThat(reason(does(stranger, "rate", chat, "," + other))).isEqualTo("not_found");
            }
            assertThat(reason(does(visitor, "rate", "nothing", ",\"rating\":\"good\"")))
                    .isEqualTo("not_found");
            assertThat(reason(does(visitor, "rate", chat, ",\"comment\":\"no thumb\"")))
                    .isEqualTo("empty");
            String tooLong = ",\"rating\":\"bad\",\"comment\":\"%s\"".formatted("x".repeat(1_001));
            assertThat(reason(does(visitor, "rate", chat, tooLong))).isEqualTo("too_long");

            assertThat(said(does(anna, "request_rating", chat, ""))).startsWith("rating_requested");
            assertThat(reason(does(anna, "request_rating", chat, ""))).isEqualTo("rate_limited");
            does(anna, "end", chat, "");
            anna.forget();
            louis.forget();
            assertThat(said(does(visitor, "rate", chat, ",\"rating\":\"bad\",\"comment\":\"@late\"")))
                    .isEqualTo("rated bad @late");
            JsonNode row = listed(anna, chat, "bad");
            assertThat(row.path("comment").asText()).isEqualTo("@late");
            assertThat(row.path("status").asText()).isEqualTo("ended");
            anna.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":%d}"
                    .formatted(chat, row.path("last").asInt() - 1));
            assertThat(anna.await("events").at("/events/0/comment").asText()).isEqualTo("@late");
            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            assertThat(visitor.await("events").path("events").findValuesAsText("kind"))
                    .containsExactly(
                            "started", "message", "joined", "rated", "rated", "rating_requested", "ended", "rated");

            JsonNode after = read("/api/ratings");
            assertThat(after.at("/total/good").asInt())
                    .isEqualTo(before.at("/total/good").asInt());
            assertThat(after.at("/total/bad").asInt())
                    .isEqualTo(before.at("/total/bad").asInt() + 1);
            assertThat(after.path("agents").findValuesAsText("name")).contains("Anna Keller");
            HttpResponse<String> table = call(camille, "GET", "/api/ratings.csv?zone=Europe/Paris", null);
            assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
            assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"ratings-");
            assertThat(table.body()).startsWith("\ufeff\"chat\",\"visitor\",\"started\"");
            assertThat(table.body().lines().filter(line -> line.startsWith("\"" + chat + "\"")))
                    .singleElement()
                    .asString()
                    .contains("\"bad\",\"'@late\",\"Anna Keller\"");
        }
    }

    @Test
    void onlyAdministratorsCountAndWhatIsAskedWronglyIsSaid() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        for (String path : new String[] {"/api/ratings", "/api/ratings.csv"}) {
            assertThat(call(anna, "GET", path, null).statusCode()).isEqualTo(403);
            HttpResponse<String> wrong = call(camille, "GET", path + "?from=x&zone=Nowhere", null);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(JSON.readTree(wrong.body()).path("fields"))
                    .isEqualTo(JSON.readTree("{\"from\":\"invalid\",\"zone\":\"unknown\"}"));
        }
        JsonNode empty = read("/api/ratings?from=2001-01-01&to=2001-01-31&zone=Asia/Tokyo");
        assertThat(empty.path("zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(empty.at("/total/good").asInt()).isZero();
        assertThat(empty.path("days")).isEmpty();
        assertThat(call(camille, "GET", "/api/ratings.csv?from=2001-01-01&to=2001-01-31", null)
                        .body()
                        .lines())
                .hasSize(1);
    }
}
