package dev.causerie.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Widgets and their looks at the running server.
class LookRoutesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestServer server;
    private static TestAgent camille;

    @BeforeAll
    static void start() {
        server = TestServer.shared();
        camille = TestAgent.camille(server);
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return status + " " + body.path("code").asText();
        }
    }

    private static Answer call(TestAgent agent, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(agent.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private static JsonNode made() throws Exception {
        Answer made = call(camille, "POST", "/api/widgets", "{\"name\":\"Shop %s\"}".formatted(UUID.randomUUID()));
        assertThat(made.status()).isEqualTo(201);
        return made.body();
    }

    private static ObjectNode look(String path) throws Exception {
        return (ObjectNode) call(camille, "GET", path + "/look", null).body().get("look");
    }

    private static String typed(int base, JsonNode look) {
        return "{\"base\":%d,\"look\":%s}".formatted(base, look);
    }

    private static String path(JsonNode widget) {
        return "/api/widgets/" + widget.path("id").asText();
    }

    private static TestSocket page(String key, Integer look) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"));
        socket.send("""
                {"type":"hello","version":1,"key":"%s","page":{"url":"https://shop.example/","title":"Shop"},\
                "language":"en"%s}""".formatted(key, look == null ? "" : ",\"look\":" + look));
        return socket;
    }

    @Test
    void aWidgetIsMadeRenamedAndListed() throws Exception {
        JsonNode widget = made();
        assertThat(widget.path("key").asText()).matches("[a-z0-9]{32}");
        assertThat(widget.path("version").asInt()).isEqualTo(1);
        Answer renamed = call(camille, "PATCH", path(widget), "{\"name\":\"  Blog  \"}");
        assertThat(renamed.body().path("name").asText()).isEqualTo("Blog");
        assertThat(call(camille, "GET", "/api/widgets", null).body().path("widgets"))
                .contains(renamed.body());
        for (String name : new String[] {"null", "\"\"", "\" \"", "\"%s\"".formatted("x".repeat(61)), "\"a\\u0000\""}) {
            String body = "{\"name\":%s}".formatted(name);
            assertThat(call(camille, "POST", "/api/widgets", body).code()).isEqualTo("422 invalid");
            assertThat(call(camille, "PATCH", path(widget), body).code()).isEqualTo("422 invalid");
        }
        assertThat(call(camille, "PATCH", "/api/widgets/nothing", "{\"name\":\"x\"}")
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void aReplacedKeyEndsItsPagesAndOpensNothing() throws Exception {
        JsonNode widget = made();
        String old = widget.path("key").asText();
        TestSocket page = page(old, 1);
        page.await("welcome");
        Answer replaced = call(camille, "POST", path(widget) + "/key", null);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(page.closeCode()).isEqualTo(4202);
        assertThat(page(old, 1).closeCode()).isEqualTo(4202);
        assertThat(TestAgent.call(camille.request("/snippet.js?key=" + old)).body())
                .startsWith("console.warn(\"Causerie: the key in this page's snippet was replaced.");
        page(replaced.body().path("key").asText(), 1).await("welcome");
    }

    @Test
    void whatIsPublishedReachesOpenPagesAndThoseThatComeWithAnOldLook() throws Exception {
        JsonNode widget = made();
        String key = widget.path("key").asText();
        TestSocket open = page(key, 1);
        open.await("welcome");
        ObjectNode look = look(path(widget)).put("title", "Ask Nora").put("textColor", "#1f6f5d");
        Answer published = call(camille, "POST", path(widget) + "/versions", typed(1, look));
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.body().path("version").asInt()).isEqualTo(2);
        JsonNode told = open.await("look");
        assertThat(told.path("version").asInt()).isEqualTo(2);
        assertThat(told.at("/look/title").asText()).isEqualTo("Ask Nora");
        assertThat(told.at("/look/textColor").asText()).as("mended").isEqualTo("#ffffff");
        TestSocket late = page(key, 1);
        late.await("welcome");
        assertThat(late.await("look").path("version").asInt()).isEqualTo(2);
        assertThat(TestAgent.call(camille.request("/snippet.js?key=" + key)).body())
                .contains("\"lookVersion\":2", "Ask Nora");
    }

    @Test
    void whereChatIsSwitchedOffNobodyStartsOne() throws Exception {
        JsonNode widget = made();
        String key = widget.path("key").asText();
        TestSocket open = page(key, 1);
        open.await("welcome");
        ObjectNode look = look(path(widget)).put("chat", false);
        assertThat(call(camille, "POST", path(widget) + "/versions", typed(1, look))
                        .status())
                .isEqualTo(201);
        assertThat(open.closeCode()).as("it comes back to hear of it").isEqualTo(4000);
        TestSocket back = page(key, 1);
        assertThat(back.await("look").at("/look/chat").asBoolean(true)).isFalse();
        back.send("{\"type\":\"message\",\"id\":\"client-0001\",\"text\":\"Hello\"}");
        assertThat(back.await("refused").path("reason").asText()).isEqualTo("offline");
        assertThat(call(camille, "POST", path(widget) + "/versions", typed(2, look.put("chat", true)))
                        .status())
                .isEqualTo(201);
        assertThat(back.closeCode()).isEqualTo(4000);
        TestAgent anna = TestAgent.anna(server);
        try (TestSocket desk = anna.desk()) {
            TestSocket again = page(key, 3);
            again.await("welcome");
            again.send("{\"type\":\"message\",\"id\":\"client-0001\",\"text\":\"Hello\"}");
            assertThat(again.awaitEvent("message").toString()).contains("Hello");
        }
    }

    @Test
    void theSecondOfTwoIsToldAndMayWriteOverIt() throws Exception {
        JsonNode widget = made();
        ObjectNode mine = look(path(widget)).put("title", "Mine");
        ObjectNode theirs = look(path(widget)).put("title", "Theirs");
        assertThat(call(camille, "POST", path(widget) + "/versions", typed(1, theirs))
                        .status())
                .isEqualTo(201);
        assertThat(call(camille, "POST", path(widget) + "/versions", typed(1, mine))
                        .code())
                .isEqualTo("409 outdated");
        assertThat(look(path(widget)).path("title").asText()).isEqualTo("Theirs");
        assertThat(call(camille, "POST", path(widget) + "/versions", typed(2, mine))
                        .status())
                .isEqualTo(201);
        JsonNode versions =
                call(camille, "GET", path(widget) + "/versions", null).body().path("versions");
        assertThat(versions).hasSize(3);
        assertThat(versions.at("/0/author").asText()).isEqualTo("Camille Roche");
        assertThat(versions.at("/2/author").isMissingNode()).isTrue();
        assertThat(call(camille, "GET", path(widget) + "/versions/2", null)
                        .body()
                        .at("/look/title")
                        .asText())
                .isEqualTo("Theirs");
        assertThat(call(camille, "GET", path(widget) + "/versions/9", null).code())
                .isEqualTo("404 not_found");
    }

    @Test
    void aDraftWaitsForItsAuthor() throws Exception {
        JsonNode widget = made();
        ObjectNode look = look(path(widget)).put("title", "Not yet");
        assertThat(call(camille, "PUT", path(widget) + "/draft", typed(1, look)).status())
                .isEqualTo(204);
        JsonNode kept = call(camille, "GET", path(widget) + "/look", null).body();
        assertThat(kept.at("/draft/look/title").asText()).isEqualTo("Not yet");
        assertThat(kept.at("/look/title").asText()).isNotEqualTo("Not yet");
        assertThat(call(camille, "DELETE", path(widget) + "/draft", null).status())
                .isEqualTo(204);
        assertThat(call(camille, "GET", path(widget) + "/look", null).body().has("draft"))
                .isFalse();
    }

    @Test
    void faultsAreToldFieldByField() throws Exception {
        JsonNode widget = made();
        ObjectNode look = look(path(widget)).put("title", "x".repeat(10_000)).put("color", "red");
        ((ObjectNode) look.get("place")).put("x", -1);
        for (String[] call : new String[][] {{"PUT", "/draft"}, {"POST", "/versions"}}) {
            Answer answer = call(camille, call[0], path(widget) + call[1], typed(1, look));
            assertThat(answer.code()).isEqualTo("422 invalid");
            assertThat(answer.body().path("fields")).isEqualTo(JSON.readTree("""
                            {"color":"no_color","place.x":"out_of_range","title":"too_long"}"""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}
            {"base":1,"look":{"title":"x","more":1}}
            {"base":1,"look":{"title":"x"}}
            {"base":"1","look":null}
            {"look":{}}
            []
            nothing
            """)
    void whatIsNoLookIsNotUnderstood(String body) throws Exception {
        JsonNode widget = made();
        assertThat(call(camille, "POST", path(widget) + "/versions", body).code())
                .isEqualTo("400 bad_request");
        assertThat(call(camille, "PUT", path(widget) + "/draft", body).code()).isEqualTo("400 bad_request");
    }

    @Test
    void agentsSeeTheWidgetsAndChangeNothing() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        JsonNode widget = made();
        assertThat(call(anna, "GET", "/api/widgets", null).status()).isEqualTo(200);
        String look = typed(1, look(path(widget)));
        String[][] calls = {
            {"POST", "/api/widgets", "{\"name\":\"x\"}"},
            {"PATCH", path(widget), "{\"name\":\"x\"}"},
            {"POST", path(widget) + "/key", null},
            {"GET", path(widget) + "/look", null},
            {"PUT", path(widget) + "/draft", look},
            {"DELETE", path(widget) + "/draft", null},
            {"GET", path(widget) + "/versions", null},
            {"GET", path(widget) + "/versions/1", null},
            {"POST", path(widget) + "/versions", look}
        };
        for (String[] one : calls) {
            assertThat(call(anna, one[0], one[1], one[2]).code())
                    .as(one[0] + " " + one[1])
                    .isEqualTo("403 not_allowed");
        }
    }
}
