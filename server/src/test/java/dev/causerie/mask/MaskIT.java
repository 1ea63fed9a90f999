package dev.causerie.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is not kept readable, at the running server: whatever way it comes, it is masked before it is stored or told.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MaskIT {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String KEPT = "•••• •••• •••• 1111";
    private static final Map<TestDatabase, String> SETTINGS = new EnumMap<>(TestDatabase.class);
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestServer server;
    private final TestRows rows;
    private final TestAgent camille;
    private final TestAgent anna;

    MaskIT(TestDatabase kind) {
        String setting = SETTINGS.computeIfAbsent(kind, TestDatabase::demo);
        server = SERVERS.computeIfAbsent(kind, any -> TestServer.demo(Map.of("CAUSERIE_DATABASE", setting)));
        rows = new TestRows(server, setting);
        camille = TestAgent.camille(server);
        anna = TestAgent.anna(server);
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
        SETTINGS.clear();
    }

    private void set(boolean cards, boolean agents, String patterns) {
        int base = TestAnswer.to(camille, "GET", "/api/masking", null)
                .body()
                .path("version")
                .asInt();
        TestAnswer saved = TestAnswer.to(
                camille,
                "PUT",
                "/api/masking",
                "{\"base\":%d,\"cards\":%s,\"agents\":%s,\"patterns\":%s}".formatted(base, cards, agents, patterns));
        assertThat(saved.status()).isEqualTo(200);
    }

    private static String text(TestSocket socket, String id) {
        return socket.await(frame -> frame.at("/event/id").asText().equals(id), "the event " + id)
                .at("/event/text")
                .asText();
    }

    @Test
    void whatIsSaidInAChatIsMaskedForEverybody() {
        set(true, true, "[{\"name\":\"Customer\",\"pattern\":\"KD-[0-9]{6}\"}]");
        try (TestSocket desk = anna.desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"message\",\"id\":\"mask-0001\",\"text\":\"I am kd-123456, %s\"}".formatted(CARD));
            assertThat(text(visitor, "mask-0001"))
                    .as("whoever wrote it sees the dots")
                    .isEqualTo("I am •••••••••, " + KEPT);
            String chat = visitor.awaitEvent("message").path("chat").asText();
            desk.send("{\"type\":\"serve\",\"id\":\"mask-0002\",\"chat\":\"%s\"}".formatted(chat));
            desk.awaitEvent("joined");
            desk.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
            JsonNode events = desk.await(
                    frame -> frame.path("type").asText().equals("events")
                            && frame.path("chat").asText().equals(chat),
                    "the events of the chat");
            assertThat(events.toString()).contains(KEPT).doesNotContain("1111 1111");
            assertThat(desk.received().toString())
                    .as("lists too")
                    .doesNotContain("1111 1111")
                    .doesNotContain("kd-1");

            visitor.send("{\"type\":\"typing\",\"text\":\"Once more %s and 4111 1111 1111 111 of kd-12345\"}"
                    .formatted(CARD));
            JsonNode typing = desk.await("typing");
            assertThat(typing.path("text").asText())
                    .as("what is not sent yet, nor written to its end")
                    .isEqualTo("Once more " + KEPT + " and •••• •••• •••• ••• of ••••••••");

            desk.send("{\"type\":\"message\",\"id\":\"mask-0003\",\"chat\":\"%s\",\"text\":\"You said %s\"}"
                    .formatted(chat, CARD));
            assertThat(text(visitor, "mask-0003")).isEqualTo("You said " + KEPT);
            desk.send("{\"type\":\"note\",\"id\":\"mask-0004\",\"chat\":\"%s\",\"text\":\"Note %s\"}"
                    .formatted(chat, CARD));
            assertThat(text(desk, "mask-0004")).isEqualTo("Note " + KEPT);

            visitor.send("{\"type\":\"profile\",\"id\":\"mask-0005\",\"answers\":{\"name\":\"%s\"}}".formatted(CARD));
            assertThat(visitor.await("profile").at("/profile/name").asText()).isEqualTo(KEPT);
            visitor.send("{\"type\":\"end\",\"id\":\"mask-0006\"}");
            visitor.awaitEvent("ended");
        }
    }

    @Test
    void whatAgentsSayIsMaskedOnlyWhereThatIsSet() {
        set(true, false, "[]");
        try (TestSocket desk = anna.desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"message\",\"id\":\"mask-1001\",\"text\":\"%s\"}".formatted(CARD));
            assertThat(text(visitor, "mask-1001")).isEqualTo(KEPT);
            String chat = visitor.awaitEvent("message").path("chat").asText();
            desk.send("{\"type\":\"serve\",\"id\":\"mask-1002\",\"chat\":\"%s\"}".formatted(chat));
            desk.awaitEvent("joined");
            desk.send("{\"type\":\"message\",\"id\":\"mask-1003\",\"chat\":\"%s\",\"text\":\"%s\"}"
                    .formatted(chat, CARD));
            assertThat(text(visitor, "mask-1003")).isEqualTo(CARD);
            set(false, false, "[]");
            visitor.send("{\"type\":\"message\",\"id\":\"mask-1004\",\"text\":\"%s\"}".formatted(CARD));
            assertThat(text(visitor, "mask-1004")).as("from then on").isEqualTo(CARD);
            visitor.send("{\"type\":\"end\",\"id\":\"mask-1005\"}");
            visitor.awaitEvent("ended");
        }
    }

    @Test
    void whatIsLeftIsMasked() {
        set(true, false, "[]");
        try (TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("""
                    {"type":"leave","id":"mask-2001","answers":{"name":"Zoé %s","email":"zoe@mail.example"},"text":"Pay by %s"}""".formatted(CARD, CARD));
            visitor.await("left");
            JsonNode entries = TestAnswer.to(camille, "GET", "/api/inbox?q=zoe%40mail.example", null)
                    .body();
            assertThat(entries.toString())
                    .contains("Pay by " + KEPT)
                    .contains("Zoé " + KEPT)
                    .doesNotContain("4111 1111");
            assertThat(TestAnswer.to(camille, "GET", "/api/inbox?q=4111", null)
                            .body()
                            .toString())
                    .as("nor can it be searched")
                    .doesNotContain("zoe@mail.example");
        }
    }

    private static JsonNode answer(TestSocket socket, String id, String frame) {
        socket.send("{\"id\":\"%s\",%s}".formatted(id, frame));
        return socket.answers(Set.of(id)).get(id);
    }

    /// A widget that asks for an order's number before the chat and when nobody is there, and for a rating.
    private String asking() {
        JsonNode widget = TestAnswer.to(camille, "POST", "/api/widgets", "{\"name\":\"Asking\"}")
                .body();
        String path = "/api/widgets/" + widget.path("id").asText();
        TestAnswer now = TestAnswer.to(camille, "GET", path + "/look", null);
        ObjectNode look = (ObjectNode) now.body().path("look");
        look.put("rating", true);
        for (String form : new String[] {"chat", "offline"}) {
            ((ObjectNode) look.at("/forms/" + form)).put("on", true);
            ((ArrayNode) look.at("/forms/" + form + "/fields"))
                    .addObject()
                    .put("id", "order")
                    .put("kind", "text")
                    .put("need", "optional")
                    .putObject("label")
                    .put("", "Order");
        }
        TestAnswer published = TestAnswer.to(
                camille,
                "POST",
                path + "/versions",
                "{\"base\":%d,\"look\":%s}".formatted(now.body().path("version").asInt(), look));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(201);
        return widget.path("key").asText();
    }

    @Test
    void byWhateverWayItComesItIsInNoTableAndToldToNobody() {
        set(true, true, "[{\"name\":\"Customer\",\"pattern\":\"KD-[0-9]{6}\"}]");
        String said = "My card 5500-0055-5555-5559 of kd-778899";
        String key = asking();
        try (TestSocket desk = anna.desk();
                TestSocket boss = camille.desk();
                TestSocket visitor =
                        TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example")) {
            visitor.send(TestSocket.hello("").replace(TestServer.KEY, key));
            visitor.await("welcome");
            answer(visitor, "mask-4000", "\"type\":\"profile\",\"answers\":{\"name\":\"" + said + "\"}");
            JsonNode started = answer(
                    visitor,
                    "mask-4001",
                    "\"type\":\"message\",\"text\":\"%s\",\"answers\":{\"name\":\"%s\",\"order\":\"%s\"}"
                            .formatted(said, said, said));
            String chat = started.path("chat").asText();
            assertThat(started.at("/event/text").asText()).isEqualTo("My card ••••-••••-••••-5559 of •••••••••");
            visitor.send("{\"type\":\"typing\",\"text\":\"%s\"}".formatted(said));
            String in = ",\"chat\":\"" + chat + "\"";
            answer(desk, "mask-4002", "\"type\":\"serve\"" + in);
            answer(desk, "mask-4003", "\"type\":\"note\",\"text\":\"" + said + "\"" + in);
            answer(desk, "mask-4004", "\"type\":\"message\",\"text\":\"" + said + "\"" + in);
            JsonNode rated = answer(
                    visitor, "mask-4005", "\"type\":\"rate\",\"rating\":\"bad\",\"comment\":\"" + said + "\"" + in);
            assertThat(rated.at("/event/comment").asText()).startsWith("My card •");
            String other = boss.await("desk").at("/me/id").asText();
            answer(
                    desk,
                    "mask-4006",
                    "\"type\":\"transfer\",\"agent\":\"" + other + "\",\"note\":\"" + said + "\"" + in);
            answer(visitor, "mask-4007", "\"type\":\"end\"");
            JsonNode left = answer(
                    visitor,
                    "mask-4008",
                    "\"type\":\"leave\",\"text\":\"%s\",\"answers\":{\"name\":\"%s\",\"email\":\"yve@mail.example\",\"order\":\"%s\"}"
                            .formatted(said, said, said));
            assertThat(left.path("type").asText()).isEqualTo("left");
            String entry = TestAnswer.to(camille, "GET", "/api/inbox?q=yve%40mail.example", null)
                    .body()
                    .at("/entries/0/id")
                    .asText();
            assertThat(TestAnswer.to(
                                    anna,
                                    "POST",
                                    "/api/inbox/" + entry + "/notes",
                                    "{\"id\":\"mask-4009\",\"text\":\"" + said + "\"}")
                            .status())
                    .isEqualTo(200);
            for (TestSocket socket : List.of(desk, boss, visitor)) {
                assertThat(socket.received().toString()).doesNotContain("5500-", "0055-5555", "778899");
            }
            for (String path : List.of("/api/inbox/" + entry, "/api/ratings.csv")) {
                assertThat(TestAgent.call(camille.request(path)).body())
                        .as(path)
                        .contains("••••")
                        .doesNotContain("5500-", "0055-5555", "778899");
            }
        }
        List<String> texts = rows.texts();
        assertThat(texts).as("the rows are really read").anyMatch(text -> text.contains("-5559 of •"));
        assertThat(texts)
                .noneMatch(text -> text.contains("5500-") || text.contains("0055-5555") || text.contains("778899"));
        assertThat(server.output()).noneMatch(line -> line.contains("5559") || line.contains("778899"));
    }

    @Test
    void rulesCanBeTriedBeforeTheyAreSaved() {
        set(false, false, "[]");
        String body =
                "{\"cards\":true,\"patterns\":[{\"name\":\"n\",\"pattern\":\"secret\"}],\"text\":\"My SECRET is %s\"}"
                        .formatted(CARD);
        TestAnswer tried = TestAnswer.to(camille, "POST", "/api/masking/try", body);
        assertThat(tried.body().path("text").asText()).isEqualTo("My •••••• is " + KEPT);
        assertThat(TestAnswer.to(anna, "POST", "/api/masking/try", body).code()).isEqualTo("403 not_allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | |",
                "{\"base\":0,\"cards\":true} | 400 | |",
                "{\"base\":0,\"cards\":true,\"agents\":true,\"patterns\":[null]} | 400 | |",
                "{\"base\":0,\"cards\":1,\"agents\":true,\"patterns\":[]} | 400 | |",
                "{\"base\":9999,\"cards\":true,\"agents\":true,\"patterns\":[]} | 409 | |",
                "{\"base\":0,\"cards\":true,\"agents\":true} | 422 | patterns | empty",
                "{\"base\":0,\"cards\":true,\"agents\":true,\"patterns\":[{\"name\":\"a\",\"pattern\":\"(\"}]} | 422 | patterns.0.pattern | invalid",
                "{\"base\":0,\"cards\":true,\"agents\":true,\"patterns\":[{\"name\":\"a\",\"pattern\":\"x*\"}]} | 422 | patterns.0.pattern | matches_nothing",
                "{\"base\":0,\"cards\":true,\"agents\":true,\"patterns\":[{\"name\":\"\",\"pattern\":\"x\"}]} | 422 | patterns.0.name | empty",
            })
    void badInputIsAnswered(String body, int status, String field, String fault) {
        TestAnswer answer = TestAnswer.to(camille, "PUT", "/api/masking", body);
        assertThat(answer.status()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.fault(field)).isEqualTo(status + " " + fault);
        }
        assertThat(TestAnswer.to(anna, "PUT", "/api/masking", body).code()).isEqualTo("403 not_allowed");
    }
}
