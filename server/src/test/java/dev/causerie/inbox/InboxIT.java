package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The inbox at the running server: what visitors leave, and what agents do with it.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InboxIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestServer server;
    private final TestAgent camille;
    private final TestAgent anna;
    private final TestAgent louis;

    InboxIT(TestDatabase kind) {
        server = SERVERS.computeIfAbsent(
                kind, any -> TestServer.demo(Map.of("CAUSERIE_DATABASE", kind.demo(), "CAUSERIE_LIMITS", "off")));
        camille = TestAgent.camille(server);
        anna = TestAgent.anna(server);
        louis = TestAgent.louis(server);
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return status + " " + body.path("code").asText();
        }
    }

    private static Answer call(TestAgent agent, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(agent.request("/api/inbox" + path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private static String word() {
        return "word" + NUMBER.incrementAndGet();
    }

    private static String leaving(String id, String text, String department) {
        return "{\"type\":\"leave\",\"id\":\"%s\",\"answers\":{\"name\":\"Zoé\",\"email\":\"zoe@mail.example\"}%s,\"text\":\"%s\"}"
                .formatted(id, department == null ? "" : ",\"department\":\"" + department + "\"", text);
    }

    private static void left(TestSocket visitor, String id) {
        visitor.await(
                frame -> frame.path("type").asText().equals("left")
                        && frame.path("id").asText().equals(id),
                "receipt of " + id);
    }

    /// @return the entry, as the administrator sees it
    private JsonNode leave(String text, String department) throws Exception {
        try (TestSocket visitor = TestSocket.visitor(server)) {
            String id = "leave-" + NUMBER.incrementAndGet() + "-x";
            visitor.send(leaving(id, text, department));
            left(visitor, id);
        }
        return found(camille, text).getFirst();
    }

    private static List<JsonNode> found(TestAgent agent, String words) throws Exception {
        String query = "?state=new,open,waiting,solved,spam&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        JsonNode entries = call(agent, "GET", query, null).body().path("entries");
        return IntStream.range(0, entries.size()).mapToObj(entries::get).toList();
    }

    private static String path(JsonNode entry) {
        return "/" + entry.path("id").asText();
    }

    private static String me(TestAgent agent) throws Exception {
        return JSON.readTree(TestAgent.call(agent.request("/api/session").GET()).body())
                .at("/agent/id")
                .asText();
    }

    private String department(String name) throws Exception {
        JsonNode all = JSON.readTree(
                TestAgent.call(camille.request("/api/departments").GET()).body());
        for (JsonNode one : all.path("departments")) {
            if (one.path("name").asText().equals(name)) {
                return one.path("id").asText();
            }
        }
        throw new AssertionError("No department " + name);
    }

    @Test
    void whatIsLeftReachesEveryDeskThatMaySeeItAndIsListedWhole() throws Exception {
        String text = word() + " <img src=x onerror=alert(1)> {{constructor}}";
        try (TestSocket annas = anna.desk();
                TestSocket louis = this.louis.desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send(leaving("leave-live-0001" + NUMBER.incrementAndGet(), text, department("Sales")));
            JsonNode told =
                    annas.await(frame -> frame.at("/arrived/text").asText().equals(text), "the news of it");
            assertThat(told.path("unread").asInt()).isPositive();
            assertThat(told.at("/arrived/name").asText()).isEqualTo("Zoé");
            JsonNode others = louis.await(frame -> frame.path("type").asText().equals("inbox"), "the tick");
            assertThat(others.toString()).doesNotContain(told.at("/arrived/id").asText());
            assertThat(visitor.received().toString()).doesNotContain("\"inbox\"");
        }
        JsonNode entry = found(anna, text).getFirst();
        assertThat(entry.path("state").asText()).isEqualTo("new");
        assertThat(entry.path("email").asText()).isEqualTo("zoe@mail.example");
        assertThat(entry.at("/department/name").asText()).isEqualTo("Sales");
        JsonNode page = call(anna, "GET", path(entry), null).body();
        assertThat(page.at("/left/text").asText()).isEqualTo(text);
        assertThat(page.at("/left/url").asText()).isEqualTo("https://shop.example/");
        assertThat(page.path("events")).isEmpty();
        assertThat(found(louis, text)).isEmpty();
        for (String call : List.of("GET ", "PATCH ", "POST /notes", "POST /answers")) {
            String[] parts = call.split(" ", -1);
            String body = parts[0].equals("GET")
                    ? null
                    : "{\"base\":1,\"id\":\"client-0001\",\"text\":\"x\",\"state\":\"open\"}";
            if (parts[0].equals("PATCH")) {
                body = "{\"base\":1,\"state\":\"open\"}";
            } else if (parts[1].equals("/notes")) {
                body = "{\"id\":\"client-0001\",\"text\":\"x\"}";
            }
            assertThat(call(louis, parts[0], path(entry) + parts[1], body).code())
                    .as(call)
                    .isEqualTo("404 not_found");
        }
    }

    @Test
    void sendingTwiceStoresOne() throws Exception {
        String text = word();
        try (TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send(leaving("leave-twice-01", text, null));
            visitor.send(leaving("leave-twice-01", text, null));
            left(visitor, "leave-twice-01");
            visitor.send(leaving("leave-twice-01", text, null));
            visitor.send(leaving("leave-other-01", text + " again", null));
            left(visitor, "leave-other-01");
        }
        assertThat(found(camille, text)).hasSize(2);
    }

    @Test
    void anEntryIsAssignedMovedTaggedAndNoted() throws Exception {
        JsonNode entry = leave(word(), null);
        String change =
                "{\"base\":1,\"assignee\":\"%s\",\"department\":\"%s\",\"tags\":[\"Spare Part\",\"lamp\"],\"state\":\"waiting\"}";
        Answer changed = call(anna, "PATCH", path(entry), change.formatted(me(anna), department("Service")));
        assertThat(changed.status()).isEqualTo(200);
        JsonNode now = changed.body().path("entry");
        assertThat(now.path("assignee").asText()).isEqualTo(me(anna));
        assertThat(now.at("/department/name").asText()).isEqualTo("Service");
        assertThat(now.path("tags").toString()).isEqualTo("[\"lamp\",\"spare-part\"]");
        assertThat(now.path("state").asText()).isEqualTo("waiting");
        assertThat(now.path("last").asInt()).isEqualTo(5);
        String note = "{\"id\":\"note-000001\",\"text\":\"Knows us\"}";
        call(louis, "POST", path(entry) + "/notes", note);
        Answer noted = call(louis, "POST", path(entry) + "/notes", note);
        assertThat(noted.body().path("events")).hasSize(5);
        assertThat(noted.body().at("/events/4/text").asText()).isEqualTo("Knows us");
        assertThat(noted.body().at("/events/4/agent").asText()).isEqualTo(me(louis));
        assertThat(call(anna, "GET", "?tag=spare-part&assignee=me&department=" + department("Service"), null)
                        .body()
                        .at("/entries/0/id"))
                .isEqualTo(entry.path("id"));
        assertThat(call(anna, "GET", "/count", null).body().path("tags").toString())
                .contains("spare-part");
        Answer released =
                call(anna, "PATCH", path(entry), "{\"base\":5,\"assignee\":\"\",\"department\":\"\",\"tags\":[]}");
        assertThat(released.body().path("entry").has("assignee")).isFalse();
        assertThat(released.body().path("entry").has("department")).isFalse();
    }

    @Test
    void theSecondOfTwoAgentsIsToldAndWhoMovesItAwayIsLetGo() throws Exception {
        JsonNode entry = leave(word(), null);
        call(anna, "PATCH", path(entry), "{\"base\":1,\"state\":\"solved\"}");
        assertThat(call(louis, "PATCH", path(entry), "{\"base\":1,\"state\":\"spam\"}")
                        .code())
                .isEqualTo("409 outdated");
        Answer away = call(louis, "PATCH", path(entry), "{\"base\":2,\"department\":\"" + department("Sales") + "\"}");
        assertThat(away.status()).isEqualTo(204);
        assertThat(call(louis, "GET", path(entry), null).status()).isEqualTo(404);
        Answer given = call(camille, "PATCH", path(entry), "{\"base\":3,\"assignee\":\"" + me(louis) + "\"}");
        assertThat(given.status()).isEqualTo(200);
        assertThat(call(louis, "GET", path(entry), null).status())
                .as("it is for him now")
                .isEqualTo(200);
    }

    @Test
    void readingItIsKnownAtEveryDesk() throws Exception {
        JsonNode entry = leave(word(), null);
        assertThat(entry.path("unread").asBoolean()).isTrue();
        int before = call(anna, "GET", "/count", null).body().path("unread").asInt();
        try (TestSocket desk = anna.desk()) {
            assertThat(call(louis, "PUT", path(entry) + "/read", null).status()).isEqualTo(204);
            String id = entry.path("id").asText();
            desk.await(
                    frame -> frame.path("type").asText().equals("inbox")
                            && frame.path("entries").toString().contains(id)
                            && frame.path("unread").asInt() < before,
                    "one less to read");
        }
        assertThat(found(anna, entry.path("text").asText())
                        .getFirst()
                        .path("unread")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | | {\"base\":1,\"state\":\"done\"} | 422 state unknown",
                "PATCH | | {\"base\":1,\"assignee\":\"nobody\"} | 422 assignee unknown",
                "PATCH | | {\"base\":1,\"department\":\"zzz\"} | 422 department unknown",
                "PATCH | | {\"base\":1,\"tags\":[\"<b>\"]} | 422 tags invalid",
                "POST | /notes | {\"id\":\"client-0001\",\"text\":\" \"} | 422 text empty",
            })
    void whatIsWrongIsSaidBesideItsField(String method, String more, String body, String fault) throws Exception {
        JsonNode entry = leave(word(), null);
        Answer answer = call(anna, method, path(entry) + (more == null ? "" : more), body);
        String[] parts = fault.split(" ");
        assertThat(answer.status() + " " + parts[1] + " "
                        + answer.body().path("fields").path(parts[1]).asText())
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET ?state=done",
                "GET ?after=1",
                "GET ?limit=0",
                "GET ?limit=51",
                "PATCH /x {}",
                "PATCH /x null",
                "PATCH /x {\"base\":\"1\"}",
                "POST /x/notes {\"id\":\"short\",\"text\":\"x\"}",
                "POST /x/answers {\"id\":\"client-0001\",\"text\":\"x\"}",
            })
    void whatCannotBeUnderstoodIsABadRequest(String asked) throws Exception {
        String[] parts = asked.split(" ", 3);
        assertThat(call(anna, parts[0], parts[1], parts.length < 3 ? null : parts[2])
                        .code())
                .isEqualTo("400 bad_request");
    }

    @Test
    void itIsForAgentsOfTheAccountOnOurOwnPages() throws Exception {
        JsonNode entry = leave(word(), null);
        assertThat(TestAgent.call(HttpRequest.newBuilder(server.address("/api/inbox")))
                        .statusCode())
                .isEqualTo(401);
        HttpRequest.Builder elsewhere = HttpRequest.newBuilder(server.address("/api/inbox" + path(entry)))
                .header("Cookie", anna.cookie())
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"base\":1,\"state\":\"spam\"}"));
        assertThat(TestAgent.call(elsewhere).statusCode()).isEqualTo(403);
        assertThat(call(anna, "GET", "/nothing", null).status()).isEqualTo(404);
        assertThat(call(anna, "GET", path(entry) + "/chats/nothing", null).status())
                .isEqualTo(404);
    }

    @Test
    void killingTheServerLosesAndDoublesNothing() throws Exception {
        String text = word();
        Set<String> ids = new HashSet<>();
        try (TestSocket visitor = TestSocket.visitor(server)) {
            String token = visitor.await("welcome").path("token").asText();
            for (int i = 0; i < 40; i++) {
                ids.add("leave-kill-%04d".formatted(i));
            }
            for (String id : ids) {
                visitor.send(leaving(id, text + " " + id, null));
            }
            visitor.await("left");
            server.kill();
            server.start();
            List<String> stored = found(camille, text).stream()
                    .map(entry -> entry.path("text").asText().split(" ")[1])
                    .toList();
            for (JsonNode frame : visitor.received()) {
                if (frame.path("type").asText().equals("left")) {
                    assertThat(stored)
                            .as("what has a receipt")
                            .containsOnlyOnce(frame.path("id").asText());
                }
            }
            try (TestSocket again = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example")) {
                again.send(TestSocket.hello(",\"token\":\"" + token + "\""));
                again.await("welcome");
                for (String id : ids) {
                    again.send(leaving(id, text + " " + id, null));
                    left(again, id);
                }
            }
        }
        assertThat(found(camille, text)).hasSize(40);
    }
}
