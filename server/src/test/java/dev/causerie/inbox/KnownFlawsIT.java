package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What products like this one have got wrong with forms and what is left (S3: a typed address taken for an identity;
/// S5: markup; S13: calls from other sites; S17: floods, and switches that only the page knows), and bad input of every
/// kind.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KnownFlawsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "{{constructor.constructor('alert(1)')()}}",
            "javascript:alert(1)",
            "</title><svg onload=alert(1)>",
            "${7*7}#{7*7}<%= 7*7 %>",
            "=cmd|' /C calc'!A0");

    private final TestServer server;
    private final TestAgent camille;

    KnownFlawsIT(TestDatabase kind) {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
    }

    private JsonNode call(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static String id() {
        return "flaw-%05d".formatted(NUMBER.incrementAndGet());
    }

    private static String word() {
        return "flawed" + NUMBER.incrementAndGet();
    }

    private static ObjectNode leaving(String text, Map<String, String> answers) {
        ObjectNode frame = JSON.createObjectNode().put("type", "leave").put("id", id());
        answers.forEach(frame.putObject("answers")::put);
        return frame.put("text", text);
    }

    private static JsonNode send(TestSocket visitor, ObjectNode frame) {
        String id = frame.path("id").asText();
        visitor.send(frame.toString());
        return visitor.await(answer -> answer.path("id").asText().equals(id), "an answer to " + frame);
    }

    private JsonNode found(String words) throws IOException {
        String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return call("GET", "/api/inbox?state=new,open,waiting,solved,spam&q=" + query, null)
                .path("entries");
    }

    @Test
    void s3WhoTypesAnotherVisitorsAddressReadsNothingOfThem() throws Exception {
        String text = word() + " my secret order";
        try (TestSocket zoe = TestSocket.visitor(server);
                TestSocket mallory = TestSocket.visitor(server)) {
            send(zoe, leaving(text, Map.of("name", "Zoé", "email", "zoe@mail.example", "phone", "0123 456")));
            send(mallory, leaving(word(), Map.of("email", "zoe@mail.example")));
            mallory.send("{\"type\":\"profile\",\"id\":\"%s\",\"answers\":{\"email\":\"zoe@mail.example\"}}"
                    .formatted(id()));
            assertThat(mallory.await("profile").path("profile").toString())
                    .isEqualTo("{\"email\":\"zoe@mail.example\"}");
            assertThat(mallory.received().toString()).doesNotContain("Zoé", "0123 456", "secret");
        }
        JsonNode entry = call(
                "GET", "/api/inbox/" + found(text.split(" ")[0]).at("/0/id").asText(), null);
        assertThat(entry.path("earlier"))
                .as("nothing is put together by an address")
                .isEmpty();
        assertThat(entry.path("chats")).isEmpty();
    }

    @Test
    void s5MarkupStaysTextWhereverItIsTyped() throws Exception {
        for (String markup : MARKUP) {
            String text = word() + " " + markup;
            String email = "\"" + markup.replace("\\", "").replace("\"", "") + "\"@mail.example";
            try (TestSocket visitor = TestSocket.visitor(server)) {
                JsonNode answer = send(visitor, leaving(text, Map.of("name", markup, "email", email)));
                assertThat(answer.path("type").asText()).as(email).isEqualTo("left");
            }
            String path = "/api/inbox/" + found(text.split(" ")[0]).at("/0/id").asText();
            call(
                    "POST",
                    path + "/notes",
                    JSON.createObjectNode().put("id", id()).put("text", markup).toString());
            HttpResponse<String> answer = TestAgent.call(camille.request(path).GET());
            JsonNode page = JSON.readTree(answer.body());
            assertThat(page.at("/left/text").asText()).isEqualTo(text);
            assertThat(page.at("/entry/name").asText()).isEqualTo(markup);
            assertThat(page.at("/events/0/text").asText()).isEqualTo(markup);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(call("PATCH", path, "{\"base\":1,\"tags\":[\"<b>\"]}")
                            .at("/fields/tags")
                            .asText())
                    .isEqualTo("invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH ", "POST /notes", "POST /answers", "PUT /read", "NOTICE"})
    void s13AnotherSitesPageChangesNothing(String what) throws Exception {
        String text = word();
        try (TestSocket visitor = TestSocket.visitor(server)) {
            send(visitor, leaving(text, Map.of("email", "zoe@mail.example")));
        }
        String entry = "/api/inbox/" + found(text).at("/0/id").asText();
        String[] parts = what.split(" ", -1);
        boolean notice = what.equals("NOTICE");
        for (String origin : new String[] {"https://evil.example", "null"}) {
            HttpRequest.Builder call = HttpRequest.newBuilder(server.address(notice ? "/api/notice" : entry + parts[1]))
                    .header("Cookie", camille.cookie())
                    .header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .method(
                            notice ? "PUT" : parts[0],
                            BodyPublishers.ofString(
                                    "{\"base\":1,\"id\":\"%s\",\"text\":\"x\",\"state\":\"spam\"}".formatted(id())));
            HttpResponse<String> answer = TestAgent.call(call);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(call("GET", entry, null).at("/entry/state").asText()).isEqualTo("new");
        assertThat(call("GET", entry, null).at("/entry/unread").asBoolean()).isTrue();
    }

    @Test
    void s17AFloodIsHeldBackMessageByMessageAndOnlyTheOneWhoSendsIt() throws Exception {
        String text = word();
        int many = 300;
        try (TestSocket flood = TestSocket.visitor(server);
                TestSocket other = TestSocket.visitor(server)) {
            List<ObjectNode> frames = IntStream.range(0, many)
                    .mapToObj(n -> leaving(text + " " + n, Map.of("email", "zoe@mail.example")))
                    .toList();
            frames.forEach(frame -> flood.send(frame.toString()));
            assertThat(send(other, leaving(text + " other", Map.of("email", "max@mail.example")))
                            .path("type")
                            .asText())
                    .isEqualTo("left");
            String last = frames.getLast().path("id").asText();
            flood.await(answer -> answer.path("id").asText().equals(last), "an answer to the last");
            Map<String, Long> answers = frames.stream()
                    .map(frame ->
                            flood.await(answer -> answer.path("id").equals(frame.path("id")), "an answer to each"))
                    .collect(Collectors.groupingBy(
                            answer -> answer.path("type").asText()
                                    + answer.path("reason").asText(),
                            Collectors.counting()));
            assertThat(answers.keySet()).containsExactlyInAnyOrder("left", "refusedrate_limited");
        }
    }

    @Test
    void s17AFormThatIsSwitchedOffTakesNothing() throws Exception {
        JsonNode widget = call("POST", "/api/widgets", "{\"name\":\"Off\"}");
        String path = "/api/widgets/" + widget.path("id").asText();
        try (TestSocket visitor = TestSocket.open(server.socket("/live/visitor"))) {
            visitor.send(
                    "{\"type\":\"hello\",\"version\":1,\"key\":\"%s\",\"page\":{\"url\":\"https://shop.example/\",\"title\":\"\"},\"language\":\"en\"}"
                            .formatted(widget.path("key").asText()));
            visitor.await("welcome");
            String text = word();
            assertThat(send(visitor, leaving(text, Map.of("email", "a@b.example")))
                            .path("type")
                            .asText())
                    .isEqualTo("left");
            ObjectNode look = (ObjectNode) call("GET", path + "/look", null).path("look");
            ((ObjectNode) look.at("/forms/offline")).put("on", false);
            call("POST", path + "/versions", "{\"base\":1,\"look\":%s}".formatted(look));
            JsonNode answer = send(visitor, leaving(text + " again", Map.of("email", "a@b.example")));
            assertThat(answer.path("reason").asText()).isEqualTo("offline");
            assertThat(found(text)).hasSize(1);
        }
    }

    @Test
    void addressesInEveryOddFormAreTakenAsTypedAndAllOthersNamed() throws Exception {
        JsonNode emails = JSON.readTree(
                        Path.of("../protocol/samples/answers.json").toFile())
                .path("emails");
        for (boolean legal : new boolean[] {true, false}) {
            for (JsonNode one : emails.path(legal ? "legal" : "illegal")) {
                String email = one.asText();
                String text = word();
                try (TestSocket visitor = TestSocket.visitor(server)) {
                    JsonNode answer = send(visitor, leaving(text, Map.of("email", email)));
                    if (legal) {
                        assertThat(answer.path("type").asText()).as(email).isEqualTo("left");
                        assertThat(found(text).at("/0/email").asText()).isEqualTo(email);
                    } else {
                        assertThat(answer.at("/fields/email").asText())
                                .as(email)
                                .isEqualTo(email.isBlank() ? "required" : "email");
                        assertThat(found(text)).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void whatIsWrongIsNamedFieldByFieldAndTheNextTryIsTaken() throws Exception {
        String text = word();
        Map<String, String> thousand =
                IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(n -> "f" + n, n -> ""));
        try (TestSocket visitor = TestSocket.visitor(server)) {
            assertThat(send(visitor, leaving(" \t\n ", Map.of())).path("fields"))
                    .isEqualTo(JSON.readTree("{\"email\":\"required\",\"message\":\"required\"}"));
            assertThat(send(
                                    visitor,
                                    leaving(
                                            text + "x".repeat(5_001),
                                            Map.of(
                                                    "name",
                                                    "n".repeat(101),
                                                    "email",
                                                    "a".repeat(60) + "@" + "b".repeat(250))))
                            .path("fields"))
                    .isEqualTo(
                            JSON.readTree("{\"email\":\"too_long\",\"message\":\"too_long\",\"name\":\"too_long\"}"));
            JsonNode unknown = send(visitor, leaving(text, Map.of("email", "a@b.example", "rank", "1")));
            assertThat(unknown.path("fields")).isEqualTo(JSON.readTree("{\"rank\":\"unknown\"}"));
            JsonNode many = send(visitor, leaving(text, thousand));
            assertThat(many.path("type").asText()).isEqualTo("refused");
            assertThat(many.path("fields").size()).isBetween(1, 40);
            for (String wrong : List.of(
                    "\"answers\":{\"email\":7},\"text\":\"x\"",
                    "\"answers\":{\"email\":{\"$ne\":null}},\"text\":\"x\"",
                    "\"answers\":[\"email\"],\"text\":\"x\"",
                    "\"answers\":{},\"text\":[\"x\"]",
                    "\"answers\":{\"email\":\"a@b.example\"}",
                    "\"answers\":{\"email\":\"a@b.example\"},\"text\":\"x\",\"state\":\"solved\"")) {
                visitor.send("{\"type\":\"leave\",\"id\":\"%s\",%s}".formatted(id(), wrong));
            }
            ObjectNode good = leaving(text, Map.of("email", "a@b.example"));
            assertThat(send(visitor, good).path("type").asText()).isEqualTo("left");
            visitor.forget();
            assertThat(send(visitor, good).path("type").asText()).isEqualTo("left");
            assertThat(visitor.isOpen()).isTrue();
        }
        assertThat(found(text)).hasSize(1);
    }

    @Test
    void aDepartmentThatIsDisabledMeanwhileLosesNoWord() throws Exception {
        String name = "Team " + word();
        JsonNode made = call("POST", "/api/departments", "{\"name\":\"" + name + "\"}");
        String text = word();
        try (TestSocket visitor = TestSocket.visitor(server)) {
            ObjectNode first = leaving(text, Map.of("email", "a@b.example"))
                    .put("department", made.path("id").asText());
            assertThat(send(visitor, first).path("type").asText()).isEqualTo("left");
            assertThat(found(text).at("/0/department/name").asText()).isEqualTo(name);
            call(
                    "PUT",
                    "/api/departments/" + made.path("id").asText(),
                    "{\"base\":1,\"name\":\"%s\",\"description\":\"\",\"enabled\":false,\"members\":[]}"
                            .formatted(name));
            ObjectNode second = leaving(text + " again", Map.of("email", "a@b.example"))
                    .put("department", made.path("id").asText());
            assertThat(send(visitor, second).path("type").asText()).isEqualTo("left");
            assertThat(found(text + " again").at("/0").has("department")).isFalse();
        }
    }
}
