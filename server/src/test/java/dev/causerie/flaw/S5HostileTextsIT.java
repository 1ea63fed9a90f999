package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// S5 (markup that is stored), S9 (queries made of texts), S19 (formulas): more than 500 hostile texts in each
/// field where a text can be typed. Each is kept as it was typed or refused for a reason, and nothing else
/// happens. Each field sees all of them on one database, and on the other those that are meant for databases.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class S5HostileTextsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = Hostile.texts();
    private static final int AT_ONCE = 12;
    private static final int BATCH = 50;
    /// A longer line of a request is turned away before it is read.
    private static final int LONGEST_QUERY = 3_500;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestDatabase kind;
    private final TestServer server;
    private final TestAgent camille;

    S5HostileTextsIT(TestDatabase kind) {
        this.kind = kind;
        server = SERVERS.computeIfAbsent(
                kind, any -> TestServer.demo(Map.of("CAUSERIE_DATABASE", kind.demo(), "CAUSERIE_LIMITS", "off")));
        camille = TestAgent.camille(server);
    }

    @AfterAll
    static void stop() {
        List<TestServer> all = List.copyOf(SERVERS.values());
        all.forEach(TestServer::close);
        SERVERS.clear();
        assertThat(all).allSatisfy(server -> assertThat(server.output()).noneMatch(line -> line.contains("ERROR")));
    }

    @Test
    void thereAreEnough() {
        assertThat(TEXTS).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    }

    private static String id() {
        return "hostile-%06d".formatted(NUMBER.incrementAndGet());
    }

    /// @param field any number of its own
    private List<String> texts(int field) {
        return field % 2 == kind.ordinal() ? TEXTS : Hostile.forDatabases();
    }

    /// So many at once that the server is never without work.
    private static void each(List<String> texts, Consumer<String> check) {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (String text : texts) {
                all.add(threads.submit(() -> check.accept(text)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// What a frame is answered with, one after the other, the texts in the place where they belong.
    private static Map<String, JsonNode> answers(
            TestSocket socket, List<String> all, String type, Consumer<Asked> put) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String text : all) {
            String id = id();
            ObjectNode frame = object().put("type", type).put("id", id);
            put.accept(new Asked(frame, text));
            socket.send(frame.toString());
            waiting.add(id);
            texts.put(id, text);
            if (waiting.size() == BATCH || texts.size() == all.size()) {
                socket.answers(Set.copyOf(waiting)).forEach((one, answer) -> answers.put(texts.get(one), answer));
                waiting.clear();
                socket.forget();
            }
        }
        assertThat(answers).hasSize(all.size());
        answers.forEach(S5HostileTextsIT::saysNothingOfItself);
        return answers;
    }

    private record Asked(ObjectNode frame, String text) {}

    /// A visitor's token is random letters, which may be any word.
    private static void saysNothingOfItself(String text, JsonNode answer) {
        assertThat(answer.toString()
                        .replace(JsonNodeFactory.instance.textNode(text).toString(), "")
                        .replaceAll("\"token\":\"[^\"]*\"", ""))
                .doesNotContain("Exception", "dev.causerie", "java.", "SQLITE", "org.jooq");
    }

    private static String kept(String text) {
        return text.replace("\0", "");
    }

    @Test
    void whatIsSaidInAChatIsWhatWasTyped() {
        try (TestSocket desk = camille.desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Hello\"}".formatted(id()));
            String chat = visitor.awaitEvent("message").path("chat").asText();
            desk.send("{\"type\":\"serve\",\"id\":\"%s\",\"chat\":\"%s\"}".formatted(id(), chat));
            desk.awaitEvent("joined");
            said(answers(visitor, texts(0), "message", asked -> asked.frame.put("text", asked.text)));
            for (String type : List.of("message", "note")) {
                said(answers(
                        desk,
                        texts(type.length()),
                        type,
                        asked -> asked.frame.put("chat", chat).put("text", asked.text)));
            }
            desk.forget();
            for (String text : texts(0)) {
                visitor.send(object().put("type", "typing").put("text", text).toString());
            }
            visitor.send(object().put("type", "typing").put("text", "the last").toString());
            desk.await(frame -> frame.path("text").asText().equals("the last"), "what is being typed");
            visitor.send("{\"type\":\"end\",\"id\":\"%s\"}".formatted(id()));
            visitor.awaitEvent("ended");
        }
    }

    private static void said(Map<String, JsonNode> answers) {
        answers.forEach((text, answer) -> {
            if (answer.has("event")) {
                assertThat(answer.at("/event/text").asText()).isEqualTo(kept(text));
            } else {
                assertThat(answer.path("reason").asText()).isIn("empty", "too_long");
                assertThat(text).matches(any -> kept(any).isBlank() || any.length() > 5_000);
            }
        });
    }

    @Test
    void whatVisitorsSayOfThemselvesIsKeptOrNamed() {
        for (String field : List.of("name", "email", "phone", "unknown")) {
            try (TestSocket visitor = TestSocket.visitor(server)) {
                answers(
                                visitor,
                                texts(field.length()),
                                "profile",
                                asked -> asked.frame.putObject("answers").put(field, asked.text))
                        .forEach((text, answer) -> {
                            if (answer.path("type").asText().equals("refused")) {
                                assertThat(answer.path("reason").asText()).isEqualTo("form");
                            } else if (!letters(text).isEmpty()) {
                                assertThat(letters(
                                                answer.at("/profile/" + field).asText()))
                                        .as(field)
                                        .isEqualTo(letters(text));
                            }
                        });
            }
        }
    }

    /// A name is one line and reads in one direction: what stands between its words, and what nobody sees, does not
    /// count.
    private static String letters(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}\\s\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+", "");
    }

    @Test
    void whatIsLeftIsKeptOrNamed() {
        long left = 0;
        try (TestSocket visitor = TestSocket.visitor(server)) {
            for (String field : List.of("name", "email", "text")) {
                var answers = answers(visitor, texts(field.length()), "leave", asked -> {
                    ObjectNode said = asked.frame
                            .put("text", field.equals("text") ? asked.text : "x")
                            .putObject("answers")
                            .put("email", "zoe@mail.example");
                    if (!field.equals("text")) {
                        said.put(field, asked.text);
                    }
                });
                List<String> types = answers.values().stream()
                        .map(answer -> answer.path("type").asText())
                        .toList();
                assertThat(types).allMatch(type -> List.of("left", "refused").contains(type));
                left += types.stream().filter("left"::equals).count();
            }
        }
        String after = "";
        int found = 0;
        do {
            JsonNode page =
                    json(call("GET", "/api/inbox?limit=50" + after, null).body());
            found += page.path("entries").size();
            after = page.has("next") ? "&after=" + encoded(page.path("next").asText()) : "";
        } while (!after.isEmpty());
        assertThat(found).isGreaterThanOrEqualTo((int) left);
    }

    @Test
    void whereAVisitorComesFromIsAText() {
        each(texts(1), text -> {
            try (TestSocket visitor =
                    TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example")) {
                ObjectNode hello = (ObjectNode) json(TestSocket.hello(""));
                hello.put(text.length() % 2 == 0 ? "referrer" : "language", text)
                        .putObject("page")
                        .put("url", text)
                        .put("title", text);
                visitor.send(hello.toString());
                if (hello.toString().length() > 16_000) {
                    assertThat(visitor.closeCode()).isEqualTo(4201);
                    return;
                }
                JsonNode answer = visitor.await(frame -> true, "an answer");
                assertThat(answer.path("type").asText()).as(text).isIn("welcome", "error");
                saysNothingOfItself(text, answer);
            }
        });
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Field(String name, String call, Function<String, String> body) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Field field(String name, String call, UnaryOperator<String> body) {
        return new Field(
                name,
                call,
                text -> body.apply(JsonNodeFactory.instance.textNode(text).toString()));
    }

    private static List<Field> fields() {
        String look = "{\"base\":1,\"look\":%s}";
        return List.of(
                field(
                        "agent's name",
                        "PUT /api/profile",
                        text -> "{\"name\":" + text + ",\"title\":\"\",\"avatar\":\"\"}"),
                field(
                        "agent's title",
                        "PUT /api/profile",
                        text -> "{\"name\":\"C\",\"title\":" + text + ",\"avatar\":\"\"}"),
                field(
                        "agent's picture",
                        "PUT /api/profile",
                        text -> "{\"name\":\"C\",\"title\":\"\",\"avatar\":" + text + "}"),
                field("widget's name", "POST /api/widgets", text -> "{\"name\":" + text + "}"),
                field("look", "POST /api/widgets/1/versions", look::formatted),
                field("page to check", "POST /api/widgets/1/checks", text -> "{\"address\":" + text + "}"),
                field("department's name", "POST /api/departments", text -> "{\"name\":" + text + "}"),
                field(
                        "department's description",
                        "POST /api/departments",
                        text -> "{\"name\":\"" + id() + "\",\"description\":" + text + "}"),
                field(
                        "department's member",
                        "POST /api/departments",
                        text -> "{\"name\":\"D\",\"members\":[" + text + "]}"),
                field("ban's network", "POST /api/bans", text -> "{\"network\":" + text + "}"),
                field("ban's visitor", "POST /api/bans", text -> "{\"visitor\":" + text + "}"),
                field(
                        "ban's reason",
                        "POST /api/bans",
                        text -> "{\"network\":\"198.51.100.7\",\"reason\":" + text + "}"),
                field("ban to lift", "POST /api/bans/lift", text -> "{\"ids\":[" + text + "]}"),
                field("search of bans", "GET /api/bans?search=", inTheAddress()),
                field("search of the inbox", "GET /api/inbox?limit=5&state=new,open,waiting,solved&q=", inTheAddress()),
                field("state of the inbox", "GET /api/inbox?limit=5&state=", inTheAddress()),
                field("assignee of the inbox", "GET /api/inbox?limit=5&assignee=", inTheAddress()),
                field("tag of the inbox", "GET /api/inbox?limit=5&tag=", inTheAddress()),
                field("place in the inbox", "GET /api/inbox?limit=5&after=", inTheAddress()),
                field("zone of ratings", "GET /api/ratings.csv?zone=", inTheAddress()),
                field("day of ratings", "GET /api/ratings?from=", inTheAddress()),
                field(
                        "country",
                        "PUT /api/widgets/1/gate",
                        text -> "{\"base\":0,\"countriesOn\":true,\"countries\":[" + text
                                + "],\"domainsOn\":false,\"domains\":[]}"),
                field(
                        "pattern",
                        "POST /api/masking/try",
                        text -> "{\"cards\":true,\"patterns\":[{\"name\":\"n\",\"pattern\":" + text
                                + "}],\"text\":\"aaaa 4111111111111111 <b>\"}"),
                field(
                        "text to mask",
                        "POST /api/masking/try",
                        text -> "{\"cards\":true,\"patterns\":[{\"name\":\"n\",\"pattern\":\"(a|b)+\"}],\"text\":"
                                + text + "}"),
                field("token", "POST /api/identity/check", text -> "{\"token\":" + text + "}"),
                field(
                        "template",
                        "POST /api/mail/templates/answer/en/preview",
                        text -> "{\"subject\":\"x\",\"text\":" + text + ",\"values\":{}}"),
                field(
                        "template's place",
                        "POST /api/mail/templates/answer/en/preview",
                        text -> "{\"subject\":\"x {{text}}\",\"text\":\"{{text}}\",\"values\":{\"text\":" + text
                                + "}}"),
                field(
                        "mail server",
                        "PUT /api/mail",
                        text -> "{\"base\":0,\"sending\":{\"host\":" + text
                                + ",\"port\":25,\"tls\":\"none\",\"user\":\"\",\"fromName\":\"x\",\"from\":\"a@b.example\",\"replyTo\":\"\"}}"),
                field("link of a mail", "POST /api/resume", text -> "{\"token\":" + text + "}"),
                field("one-time link", "GET /api/setup?token=", inTheAddress()),
                field("widget's key", "GET /snippet.js?key=", inTheAddress()),
                field("language", "GET /api/social/offers/" + TestServer.KEY + "?language=", inTheAddress()));
    }

    private static UnaryOperator<String> inTheAddress() {
        return _ -> null;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void eachFieldTakesItAsATextOrSaysWhatIsWrong(Field field) {
        String own = json(call("GET", "/api/widgets", null).body())
                .at("/widgets/0/id")
                .asText();
        String[] call =
                field.call.replace("/widgets/1/", "/widgets/" + own + "/").split(" ", 2);
        each(texts(Math.abs(field.name.hashCode())), text -> check(field, call, text));
    }

    private void check(Field field, String[] call, String text) {
        String body = field.body.apply(text);
        if (body == null && encoded(text).length() > LONGEST_QUERY) {
            return;
        }
        String path = body == null ? call[1] + encoded(text) : call[1];
        HttpResponse<String> answer = call(call[0], path, body);
        assertThat(answer.statusCode())
                .as("%s: %s", field, text)
                .isIn(200, 201, 204, 400, 401, 404, 409, 414, 422, 429, 431);
        assertThat(answer.body())
                .as("%s: %s", field, text)
                .doesNotContain("Exception", "dev.causerie.", "SQLITE", "org.jooq");
        if (!answer.body().isEmpty() && answer.statusCode() != 431) {
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(text)
                    .doesNotContain("text/html");
        }
    }
}
