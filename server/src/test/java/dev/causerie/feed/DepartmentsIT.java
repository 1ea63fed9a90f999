package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Chats in departments at the running server. Anna is in Sales and Service, Louis in Service.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DepartmentsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestServer server;

    DepartmentsIT(TestDatabase kind) {
        server = TestServer.shared(kind);
    }

    private static String id() {
        return "client-%05d".formatted(NUMBER.incrementAndGet());
    }

    private static String department(TestSocket desk, String name) {
        for (JsonNode one : desk.await("desk").path("departments")) {
            if (one.path("name").asText().equals(name)) {
                return one.path("id").asText();
            }
        }
        throw new AssertionError("No department " + name);
    }

    private static String me(TestSocket desk) {
        return desk.await("desk").at("/me/id").asText();
    }

    /// @return the chat's id
    private static String ask(TestSocket visitor, String department) {
        String more = department == null ? "" : ",\"department\":\"%s\"".formatted(department);
        visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Hello\"%s}".formatted(id(), more));
        return visitor.awaitEvent("message").path("chat").asText();
    }

    private static JsonNode summary(TestSocket desk, String chat, String status) {
        return desk.await(
                        frame -> frame.at("/chat/id").asText().equals(chat)
                                && frame.at("/chat/status").asText().equals(status),
                        "the chat, " + status)
                .path("chat");
    }

    /// @return the answer: an event of the kind, or a refusal
    private static JsonNode does(TestSocket desk, String kind, String chat, String more) {
        String id = id();
        desk.send("{\"type\":\"%s\",\"id\":\"%s\",\"chat\":\"%s\"%s}".formatted(kind, id, chat, more));
        return desk.await(
                frame -> frame.path("id").asText().equals(id)
                        || frame.at("/event/id").asText().equals(id),
                "an answer to " + kind);
    }

    private static String reason(JsonNode answer) {
        return answer.path("reason").asText();
    }

    /// Waits until it is told again, if it was told before.
    private static void choose(TestSocket desk, String status) {
        String me = me(desk);
        Predicate<JsonNode> told =
                frame -> frame.at("/presence/agent/id").asText().equals(me)
                        && frame.at("/presence/status").asText().equals(status);
        long before = desk.received().stream().filter(told).count();
        desk.send("{\"type\":\"status\",\"status\":\"%s\"}".formatted(status));
        AtomicInteger times = new AtomicInteger();
        desk.await(frame -> told.test(frame) && times.incrementAndGet() > before, "the status");
    }

    private static void say(TestSocket desk, String chat, String text) {
        assertThat(does(desk, "message", chat, ",\"text\":\"%s\"".formatted(text))
                        .has("event"))
                .isTrue();
    }

    @Test
    void aChatThatAsksForADepartmentIsTakenByItsMembersOnly() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String sales = department(anna, "Sales");
            String chat = ask(visitor, sales);
            assertThat(summary(louis, chat, "waiting").at("/department/name").asText())
                    .isEqualTo("Sales");
            assertThat(visitor.awaitEvent("started").at("/event/department/id").asText())
                    .isEqualTo(sales);
            assertThat(reason(does(louis, "serve", chat, ""))).isEqualTo("not_member");
            assertThat(does(anna, "serve", chat, "").at("/event/kind").asText()).isEqualTo("joined");
            assertThat(summary(louis, chat, "active").at("/department/id").asText())
                    .isEqualTo(sales);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "zzzzzzzzzzzz", "-1", "ABC"})
    void whoAsksForADepartmentThatThereIsNotAsksEverybody(String department) {
        try (TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = ask(visitor, department);
            assertThat(summary(louis, chat, "waiting").has("department")).isFalse();
            assertThat(does(louis, "serve", chat, "").at("/event/kind").asText())
                    .isEqualTo("joined");
        }
    }

    @Test
    void whileNobodyOfADepartmentIsThereEverybodyIsOfferedItsChats() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            choose(anna, "invisible");
            String chat = ask(visitor, department(anna, "Sales"));
            assertThat(summary(louis, chat, "waiting").at("/department/name").asText())
                    .isEqualTo("Sales");
            assertThat(does(louis, "serve", chat, "").at("/event/kind").asText())
                    .isEqualTo("joined");
            choose(anna, "online");
        }
    }

    @Test
    void aChatIsHandedOverAndGoesOnWithoutLoss() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = ask(visitor, department(anna, "Sales"));
            does(anna, "serve", chat, "");
            String service = department(anna, "Service");
            JsonNode done =
                    does(anna, "transfer", chat, ",\"department\":\"%s\",\"note\":\"in a hurry\"".formatted(service));
            assertThat(done.at("/event/kind").asText()).isEqualTo("transferred");
            assertThat(done.at("/event/from/name").asText()).isEqualTo("Sales");
            assertThat(visitor.awaitEvent("transferred")
                            .at("/event/department/name")
                            .asText())
                    .isEqualTo("Service");
            louis.await(
                    frame -> frame.at("/chat/id").asText().equals(chat)
                            && frame.at("/chat/department/id").asText().equals(service),
                    "the chat in its new department");
            assertThat(reason(does(anna, "message", chat, ",\"text\":\"One more thing\"")))
                    .isEqualTo("not_serving");
            visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Hello?\"}".formatted(id()));
            visitor.await(frame -> frame.at("/event/text").asText().equals("Hello?"), "the receipt");
            does(louis, "serve", chat, "");
            say(louis, chat, "Here I am");
            visitor.await(frame -> frame.at("/event/text").asText().equals("Here I am"), "the reply");

            visitor.forget();
            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            JsonNode past = visitor.await("events").path("events");
            assertThat(past.findValuesAsText("kind"))
                    .containsExactly("started", "message", "joined", "transferred", "message", "joined", "message");
            assertThat(past.toString()).doesNotContain("in a hurry");
            louis.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            assertThat(louis.await("events").toString()).contains("in a hurry");
        }
    }

    @Test
    void aChatThatIsHandedToAnAgentAwaitsThem() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = ask(visitor, department(anna, "Sales"));
            does(anna, "serve", chat, "");
            JsonNode done = does(anna, "transfer", chat, ",\"agent\":\"%s\"".formatted(me(louis)));
            assertThat(done.at("/event/agent/name").asText()).isEqualTo("Louis Petit");
            louis.await(
                    frame -> frame.at("/chat/id").asText().equals(chat)
                            && frame.at("/chat/awaits").asText().equals(me(louis)),
                    "the chat that awaits Louis");
            assertThat(does(louis, "serve", chat, "").at("/event/kind").asText())
                    .as("though he is not in Sales")
                    .isEqualTo("joined");
            louis.await(
                    frame -> frame.at("/chat/id").asText().equals(chat)
                            && frame.at("/chat/status").asText().equals("active")
                            && !frame.path("chat").has("awaits")
                            && frame.at("/chat/agents/0").asText().equals(me(louis)),
                    "the chat that is served");
        }
    }

    @Test
    void aChatIsHandedToWhoIsThereOnly() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = ask(visitor, null);
            does(anna, "serve", chat, "");
            choose(louis, "invisible");
            for (String to : List.of(
                    "\"agent\":\"%s\"".formatted(me(louis)),
                    "\"agent\":\"%s\"".formatted(me(anna)),
                    "\"agent\":\"nobody\"",
                    "\"department\":\"%s\"".formatted(department(anna, "Service")),
                    "\"department\":\"%s\"".formatted(department(anna, "Sales")),
                    "\"department\":\"nowhere\"")) {
                assertThat(reason(does(anna, "transfer", chat, "," + to)))
                        .as(to)
                        .isEqualTo("offline");
            }
            choose(louis, "away");
            anna.send("{\"type\":\"transfer\",\"id\":\"%s\",\"chat\":\"%s\"}".formatted(id(), chat));
            assertThat(anna.await("error").path("code").asText()).isEqualTo("bad_frame");
            String tooLong = ",\"agent\":\"%s\",\"note\":\"%s\"".formatted(me(louis), "x".repeat(5_001));
            assertThat(reason(does(anna, "transfer", chat, tooLong))).isEqualTo("too_long");
            assertThat(reason(does(louis, "transfer", chat, ",\"agent\":\"%s\"".formatted(me(anna)))))
                    .isEqualTo("not_serving");
            say(anna, chat, "Still mine");
            assertThat(does(anna, "transfer", chat, ",\"agent\":\"%s\"".formatted(me(louis)))
                            .has("event"))
                    .as("who is away may be handed a chat")
                    .isTrue();
            choose(louis, "online");
        }
    }

    @Test
    void ofTwoWhoTakeWhatIsHandedOverOneGetsIt() {
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket elsewhere = TestAgent.annaElsewhere(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = ask(visitor, null);
            does(anna, "serve", chat, "");
            String service = department(anna, "Service");
            String frame = "{\"type\":\"transfer\",\"id\":\"%s\",\"chat\":\"%s\",\"department\":\"%s\"}";
            String first = id();
            String second = id();
            anna.send(frame.formatted(first, chat, service));
            elsewhere.send(frame.formatted(second, chat, service));
            JsonNode one = anna.answers(Set.of(first)).get(first);
            JsonNode other = elsewhere.answers(Set.of(second)).get(second);
            assertThat(List.of(one.has("event"), other.has("event"))).containsExactlyInAnyOrder(true, false);
            JsonNode mine = does(anna, "serve", chat, "");
            JsonNode his = does(louis, "serve", chat, "");
            assertThat(mine.at("/event/kind").asText()).isEqualTo("joined");
            assertThat(reason(his)).isEqualTo("taken");
            assertThat(his.at("/agent/name").asText()).isEqualTo("Anna Keller");
        }
    }

    @Test
    void whatWaitsForADepartmentThatIsDeletedIsOfferedToEverybody() throws Exception {
        TestAgent camille = TestAgent.camille(server);
        try (TestSocket anna = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String body = "{\"name\":\"Gone %s\",\"members\":[\"%s\"]}".formatted(id(), me(anna));
            String department = JSON.readTree(TestAgent.call(camille.request("/api/departments")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body)))
                            .body())
                    .path("id")
                    .asText();
            louis.await(frame -> frame.path("departments").toString().contains(department), "the department");
            String chat = ask(visitor, department);
            summary(louis, chat, "waiting");
            assertThat(reason(does(louis, "serve", chat, ""))).isEqualTo("not_member");
            HttpRequest.Builder delete =
                    camille.request("/api/departments/" + department).DELETE();
            assertThat(TestAgent.call(delete).statusCode()).isEqualTo(204);
            assertThat(does(louis, "serve", chat, "").at("/event/kind").asText())
                    .isEqualTo("joined");
        }
    }
}
