package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What visitors are asked, and what becomes of their answers, at the running server. Each test has a widget of its
/// own.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FormsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestServer server;
    private final TestAgent camille;
    private JsonNode widget;
    private int version = 1;

    FormsIT(TestDatabase kind) {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
        widget = call("POST", "/api/widgets", "{\"name\":\"Shop\"}");
    }

    private JsonNode call(String method, String path, String body) {
        var answer = TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        try {
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String path() {
        return "/api/widgets/" + widget.path("id").asText();
    }

    private JsonNode publish(Consumer<ObjectNode> change) {
        ObjectNode look = (ObjectNode) call("GET", path() + "/look", null).path("look");
        change.accept((ObjectNode) look.path("forms"));
        JsonNode answer = call("POST", path() + "/versions", "{\"base\":%d,\"look\":%s}".formatted(version, look));
        version = answer.path("version").asInt(version);
        return answer;
    }

    /// A form before a chat that needs an e-mail address, an order number and a choice.
    private void asks() {
        publish(forms -> {
            ObjectNode chat = (ObjectNode) forms.path("chat");
            chat.put("on", true);
            ((ObjectNode) chat.at("/fields/1")).put("need", "required");
            ArrayNode fields = (ArrayNode) chat.path("fields");
            fields.add(
                    json("{\"id\":\"order\",\"kind\":\"text\",\"need\":\"required\",\"label\":{\"\":\"Order <b>\"}}"));
            fields.add(json("""
                    {"id":"topic","kind":"choice","need":"optional","label":{"":"About"},
                    "options":[{"id":"lamps","label":{"":"Lamps"}}]}"""));
        });
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestSocket visitor(String token) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"));
        socket.send(
                """
                {"type":"hello","version":1,"key":"%s","page":{"url":"https://shop.example/","title":"Shop"},\
                "language":"en"%s}""".formatted(widget.path("key").asText(), token == null ? "" : ",\"token\":\"%s\"".formatted(token)));
        socket.await("welcome");
        return socket;
    }

    private static String id() {
        return "client-%05d".formatted(NUMBER.incrementAndGet());
    }

    private static JsonNode send(TestSocket visitor, String id, String frame) {
        visitor.send("{\"id\":\"%s\",%s}".formatted(id, frame));
        return visitor.await(
                answer -> answer.path("id").asText().equals(id)
                        || answer.at("/event/id").asText().equals(id),
                "an answer to " + frame);
    }

    private static JsonNode send(TestSocket visitor, String frame) {
        return send(visitor, id(), frame);
    }

    private static JsonNode event(TestSocket desk, String chat, String kind) {
        return desk.await(
                        frame -> frame.path("chat").asText().equals(chat)
                                && frame.at("/event/kind").asText().equals(kind),
                        "an event of kind " + kind)
                .path("event");
    }

    @Test
    void aChatBeginsOnceAllIsAnsweredAndOnlyAgentsReadTheAnswers() {
        asks();
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = visitor(null)) {
            JsonNode forms = visitor.await("welcome").path("forms");
            assertThat(forms.at("/chat/fields").findValuesAsText("id"))
                    .containsSubsequence("name", "email", "department", "message", "order", "topic")
                    .doesNotContain("phone");
            JsonNode refused = send(visitor, "\"type\":\"message\",\"text\":\"Hello\"");
            assertThat(refused.path("reason").asText()).isEqualTo("form");
            assertThat(refused.path("fields")).isEqualTo(json("{\"email\":\"required\",\"order\":\"required\"}"));
            JsonNode wrong = send(visitor, """
                    "type":"message","text":"Hello","answers":{"email":"zoe@","order":"1","topic":"sofas","old":"x"}""");
            assertThat(wrong.path("fields"))
                    .isEqualTo(json("{\"email\":\"email\",\"topic\":\"choice\",\"old\":\"unknown\"}"));

            JsonNode said = send(visitor, """
                    "type":"message","text":"Hello","answers":{"name":"<i>Zoé</i>","email":"\\"z\\"@mail.example",\
                    "order":"<script>1","topic":"lamps"}""");
            String chat = said.path("chat").asText();
            assertThat(said.at("/event/number").asInt()).isEqualTo(3);
            JsonNode summary = desk.await(frame -> frame.at("/chat/id").asText().equals(chat), "the chat")
                    .at("/chat/visitor");
            assertThat(summary.path("name").asText()).isEqualTo("<i>Zoé</i>");
            assertThat(summary.path("email").asText()).isEqualTo("\"z\"@mail.example");
            desk.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
            JsonNode events = desk.await(
                            frame -> frame.path("type").asText().equals("events")
                                    && frame.path("chat").asText().equals(chat),
                            "the chat's events")
                    .path("events");
            assertThat(events.findValuesAsText("kind")).containsExactly("started", "answered", "message");
            assertThat(events.at("/1/answers")).isEqualTo(json("""
                            [{"label":"Order <b>","text":"<script>1"},{"label":"About","text":"Lamps"}]"""));
            assertThat(visitor.received().toString()).doesNotContain("answered").doesNotContain("<script>1");

            // In the chat nothing is asked any more, whatever comes with a message.
            assertThat(send(visitor, "\"type\":\"message\",\"text\":\"More\",\"answers\":{\"old\":\"x\"}")
                            .at("/event/number")
                            .asInt())
                    .isEqualTo(4);
        }
    }

    @Test
    void aRepeatOfTheFirstMessageIsKnownThoughTheFormHasChanged() {
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket visitor = visitor(null)) {
            String id = id();
            String chat = send(visitor, id, "\"type\":\"message\",\"text\":\"Hello\"")
                    .path("chat")
                    .asText();
            assertThat(send(visitor, "\"type\":\"end\"").path("chat").asText()).isEqualTo(chat);
            asks();
            visitor.forget();
            JsonNode again = send(visitor, id, "\"type\":\"message\",\"text\":\"Hello\"");
            assertThat(again.path("type").asText()).isEqualTo("ack");
            assertThat(again.path("chat").asText()).isEqualTo(chat);
            assertThat(send(visitor, "\"type\":\"message\",\"text\":\"Next\"")
                            .path("reason")
                            .asText())
                    .isEqualTo("form");
        }
    }

    @Test
    void whatIsPublishedIsAskedFromThenOnAndAGoneDepartmentIsToBeChosenAnew() {
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket visitor = visitor(null)) {
            JsonNode made = call("POST", "/api/departments", "{\"name\":\"For a moment %s\"}".formatted(id()));
            String department = made.path("id").asText();
            publish(forms -> {
                ((ObjectNode) forms.path("chat")).put("on", true);
                ((ObjectNode) forms.at("/chat/fields/3")).put("need", "required");
            });
            assertThat(visitor.await("look").at("/look/forms/chat/on").asBoolean())
                    .isTrue();
            assertThat(send(visitor, "\"type\":\"message\",\"text\":\"Hello\"").path("fields"))
                    .isEqualTo(json("{\"department\":\"required\"}"));
            call("DELETE", "/api/departments/" + department, null);
            assertThat(send(visitor, """
                            "type":"message","text":"Hello","department":"%s\"""".formatted(department)).path("fields"))
                    .isEqualTo(json("{\"department\":\"choice\"}"));
            publish(forms -> ((ObjectNode) forms.path("chat")).put("on", false));
            assertThat(send(visitor, """
                            "type":"message","text":"Hello","department":"%s\"""".formatted(department)).has("event")).isTrue();
        }
    }

    @Test
    void aTypedAddressIsNoIdentity() {
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket zoe = visitor(null)) {
            send(zoe, "\"type\":\"profile\",\"answers\":{\"name\":\"Zoé\",\"email\":\"zoe@mail.example\"}");
            send(zoe, "\"type\":\"message\",\"text\":\"My secret\"");
            String token = zoe.await("welcome").path("token").asText();
            try (TestSocket mallory = visitor(null)) {
                assertThat(send(mallory, "\"type\":\"profile\",\"answers\":{\"email\":\"zoe@mail.example\"}")
                                .path("profile"))
                        .isEqualTo(json("{\"email\":\"zoe@mail.example\"}"));
                send(mallory, "\"type\":\"message\",\"text\":\"Who am I?\"");
                assertThat(mallory.received().toString()).doesNotContain("Zoé").doesNotContain("My secret");
            }
            try (TestSocket again = visitor(token)) {
                assertThat(again.await("welcome").path("profile"))
                        .isEqualTo(json("{\"name\":\"Zoé\",\"email\":\"zoe@mail.example\"}"));
            }
        }
    }

    @Test
    void whoAVisitorIsCanBeSaidBeforeAndInAChatAndTakenBack() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = visitor(null)) {
            JsonNode wrong = send(visitor, """
                    "type":"profile","answers":{"email":"zoe","phone":"call me","rank":"1"}""");
            assertThat(wrong.path("fields"))
                    .isEqualTo(json("{\"email\":\"email\",\"phone\":\"phone\",\"rank\":\"unknown\"}"));
            assertThat(send(visitor, "\"type\":\"profile\",\"answers\":{\"name\":\"Zoé\",\"phone\":\"0123 456\"}")
                            .path("profile"))
                    .isEqualTo(json("{\"name\":\"Zoé\",\"phone\":\"0123 456\"}"));
            String token = visitor.await("welcome").path("token").asText();
            asks();
            // The name is known, so nobody asks for it again; the rest is.
            String chat = send(visitor, """
                    "type":"message","text":"Hello","answers":{"email":"zoe@mail.example","order":"1"}""").path("chat").asText();
            desk.send("{\"id\":\"%s\",\"type\":\"serve\",\"chat\":\"%s\"}".formatted(id(), chat));
            event(desk, chat, "joined");
            try (TestSocket other = visitor(token)) {
                JsonNode told = send(visitor, "\"type\":\"profile\",\"answers\":{\"name\":\"Zoé D.\",\"phone\":\"\"}");
                JsonNode all = json("{\"name\":\"Zoé D.\",\"email\":\"zoe@mail.example\"}");
                assertThat(told.path("profile")).isEqualTo(all);
                assertThat(other.await("profile").path("profile")).isEqualTo(all);
            }
            JsonNode described = event(desk, chat, "described").path("visitor");
            assertThat(described.path("name").asText()).isEqualTo("Zoé D.");
            assertThat(described.has("phone")).isFalse();
            desk.await(
                    frame -> frame.at("/chat/id").asText().equals(chat)
                            && frame.at("/chat/visitor/name").asText().equals("Zoé D."),
                    "the list with the new name");
            assertThat(visitor.received().toString()).doesNotContain("described");
            try (TestSocket late = TestAgent.louis(server).desk()) {
                assertThat(late.await("desk").path("chats").toString()).contains("Zoé D.");
            }
        }
    }

    @Test
    void whatIsSaidRightAfterTheFirstMessageReachesTheAgentsAndIsKept() {
        try (TestSocket desk = TestAgent.anna(server).desk()) {
            for (int round = 0; round < 10; round++) {
                try (TestSocket visitor = visitor(null)) {
                    String email = "zoe" + round + "@mail.example";
                    visitor.send("{\"id\":\"%s\",\"type\":\"message\",\"text\":\"Hello\"}".formatted(id()));
                    JsonNode told = send(visitor, """
                            "type":"profile","answers":{"name":"Zoé","email":"%s"}""".formatted(email));
                    assertThat(told.path("profile")).isEqualTo(json("""
                            {"name":"Zoé","email":"%s"}""".formatted(email)));
                    desk.await(frame -> frame.at("/chat/visitor/email").asText().equals(email), "who it is");
                    assertThat(send(visitor, "\"type\":\"profile\",\"answers\":{\"phone\":\"0123 456\"}")
                                    .path("profile"))
                            .isEqualTo(json("""
                                    {"name":"Zoé","email":"%s","phone":"0123 456"}""".formatted(email)));
                }
            }
        }
    }

    @Test
    void whatIsLeftIsStoredOnceAndWithAllThatIsNeeded() {
        publish(forms -> ((ArrayNode) forms.at("/offline/fields")).add(json("""
                        {"id":"terms","kind":"checkbox","need":"required","label":{"":"I agree"},
                        "link":"https://shop.example/terms"}""")));
        try (TestSocket visitor = visitor(null)) {
            JsonNode refused = send(visitor, "\"type\":\"leave\",\"text\":\" \",\"answers\":{\"email\":\"@\"}");
            assertThat(refused.path("fields"))
                    .isEqualTo(json("{\"email\":\"email\",\"message\":\"required\",\"terms\":\"required\"}"));
            String id = id();
            String frame = """
                    "type":"leave","text":"Call me","answers":{"email":"zoe@mail.example","terms":"yes"}""";
            assertThat(send(visitor, id, frame).path("type").asText()).isEqualTo("left");
            visitor.forget();
            assertThat(send(visitor, id, frame).path("type").asText()).isEqualTo("left");
            publish(forms -> ((ObjectNode) forms.path("offline")).put("on", false));
            assertThat(send(visitor, frame).path("reason").asText()).isEqualTo("offline");
        }
    }

    @Test
    void formsThatWouldHarmVisitorsAreNotPublished() {
        JsonNode answer = publish(forms -> {
            forms.put("messenger", "javascript:alert(1)");
            ((ObjectNode) forms.at("/chat/fields/0")).put("need", "maybe");
        });
        assertThat(answer.path("fields"))
                .isEqualTo(json("{\"forms.chat.fields.0.need\":\"unknown\",\"forms.messenger\":\"no_link\"}"));
    }

    @Test
    void theSnippetSaysOnlyThatThereIsAForm() {
        String address = "/snippet.js?key=" + widget.path("key").asText();
        assertThat(TestAgent.call(camille.request(address)).body()).doesNotContain("\"forms\"");
        asks();
        assertThat(TestAgent.call(camille.request(address)).body())
                .contains("\"forms\":{}")
                .doesNotContain("Order");
    }
}
