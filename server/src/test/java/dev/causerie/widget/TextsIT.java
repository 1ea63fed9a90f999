package dev.causerie.widget;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A site's own texts at the running server: written by administrators, read by visitors.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TextsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestServer server;
    private final TestAgent camille;
    private String widget;
    private String key;

    TextsIT(TestDatabase kind) {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
    }

    @BeforeEach
    void aWidget() throws Exception {
        HttpResponse<String> made = call("POST", "/api/widgets", "{\"name\":\"Shop %s\"}".formatted(UUID.randomUUID()));
        JsonNode body = JSON.readTree(made.body());
        widget = "/api/widgets/" + body.path("id").asText();
        key = body.path("key").asText();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode read(String path) throws Exception {
        return JSON.readTree(call("GET", path, null).body());
    }

    private String saying(int base, String texts) throws Exception {
        ObjectNode look = (ObjectNode) read(widget + "/look").get("look");
        return "{\"base\":%d,\"look\":%s}".formatted(base, look.set("texts", JSON.readTree(texts)));
    }

    private void publish(int base, String texts) throws Exception {
        assertThat(call("POST", widget + "/versions", saying(base, texts)).statusCode())
                .isEqualTo(201);
    }

    private TestSocket page(int look) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"));
        socket.send("""
                {"type":"hello","version":1,"key":"%s","page":{"url":"https://shop.example/","title":"Shop"},\
                "language":"fr","look":%d}""".formatted(key, look));
        socket.await("welcome");
        return socket;
    }

    private HttpResponse<String> words(String file, String mark, String... headers) {
        var request = camille.request("/widget/words/%s/%s-%s.js".formatted(key, file, mark));
        return TestAgent.call(headers.length > 0 ? request.headers(headers) : request);
    }

    @Test
    void whatIsPublishedIsToldByItsMarkAndReadInTheWordsOfItsLanguage() throws Exception {
        TestSocket open = page(1);
        publish(1, "{\"fr\":{\"hello\":\"Bienvenue « مرحبا » <b>\",\"launcher\":\"\"},\"de\":{}}");
        JsonNode told = open.await("look");
        assertThat(told.at("/look/texts")).isEmpty();
        assertThat(told.path("words").properties())
                .extracting(one -> one.getKey())
                .containsExactly("fr");
        String mark = told.at("/words/fr").asText();
        HttpResponse<String> all = words("fr", mark);
        assertThat(all.body()).startsWith("var CauserieWords={\"launcher\":").contains("\"Bienvenue « مرحبا » <b>\"");
        assertThat(all.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        String tag = all.headers().firstValue("ETag").orElseThrow();
        assertThat(words("fr", mark, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(words("launcher-fr", mark).body()).doesNotContain("Bienvenue");
        assertThat(TestAgent.call(camille.request("/snippet.js?key=" + key)).body())
                .contains("\"words\":{\"fr\":\"" + mark + "\"}")
                .doesNotContain("Bienvenue");
        assertThat(page(1).await("look").at("/words/fr").asText())
                .as("who comes late")
                .isEqualTo(mark);
    }

    @Test
    void whereNothingIsOnesOwnTheWordsAreTheBuiltOnes() throws Exception {
        publish(1, "{\"fr\":{\"hello\":\"Bienvenue\"}}");
        publish(2, "{}");
        String snippet =
                TestAgent.call(camille.request("/snippet.js?key=" + key)).body();
        assertThat(snippet).contains("\"lookVersion\":3").doesNotContain("\"words\":");
        String build = read("/widget/manifest.json").path("words").asText();
        for (String file : new String[] {"fr", "launcher-ar", "zh-TW", "talk-ru", "form-he"}) {
            String built = TestAgent.call(camille.request("/widget/%s-%s.js".formatted(file, build)))
                    .body();
            assertThat(words(file, "00000000").body()).isEqualTo(built).startsWith("var CauserieWords=");
        }
    }

    @Test
    void faultsAreToldTextByTextAndNothingIsKept() throws Exception {
        String texts = """
                {"fr":{"hello":"%s","bye":"Salut","joined":"Bonjour","send":"a\\u0000b","newMessages.few":"x"},\
                "tlh":{"hello":"nuqneH"}}""".formatted("x".repeat(10_000));
        for (String[] call : new String[][] {{"PUT", "/draft"}, {"POST", "/versions"}}) {
            HttpResponse<String> answer = call(call[0], widget + call[1], saying(1, texts));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(JSON.readTree(answer.body()).path("fields")).isEqualTo(JSON.readTree("""
                            {"texts.fr.bye":"unknown","texts.fr.hello":"too_long","texts.fr.joined":"places",
                            "texts.fr.newMessages.few":"unknown","texts.fr.send":"invalid","texts.tlh":"unknown"}"""));
        }
        assertThat(read(widget + "/look").has("draft")).isFalse();
        for (String no : new String[] {"[]", "{\"fr\":\"x\"}", "{\"fr\":{\"hello\":1}}", "{\"fr\":{\"hello\":{}}}"}) {
            assertThat(call("PUT", widget + "/draft", saying(1, no)).statusCode())
                    .as(no)
                    .isEqualTo(400);
        }
    }

    @Test
    void aVersionIsRestoredWithItsTexts() throws Exception {
        publish(1, "{\"fr\":{\"hello\":\"Un\"},\"ar\":{\"newMessages.two\":\"رسالتان\"}}");
        publish(2, "{\"fr\":{\"hello\":\"Deux\"}}");
        JsonNode first = read(widget + "/versions/2").path("look");
        assertThat(first.at("/texts/ar/newMessages.two").asText()).isEqualTo("رسالتان");
        assertThat(call("PUT", widget + "/draft", "{\"base\":3,\"look\":%s}".formatted(first))
                        .statusCode())
                .isEqualTo(204);
        JsonNode draft = read(widget + "/look").at("/draft/look");
        assertThat(draft).isEqualTo(first);
        assertThat(call("POST", widget + "/versions", "{\"base\":3,\"look\":%s}".formatted(draft))
                        .statusCode())
                .isEqualTo(201);
        assertThat(read(widget + "/look").at("/look/texts/fr/hello").asText()).isEqualTo("Un");
    }

    @Test
    void theSecondOfTwoWhoWriteTextsIsToldSo() throws Exception {
        publish(1, "{\"fr\":{\"hello\":\"Un\"}}");
        HttpResponse<String> second = call("POST", widget + "/versions", saying(1, "{\"fr\":{\"send\":\"Deux\"}}"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(read(widget + "/look").at("/look/texts").toString()).isEqualTo("{\"fr\":{\"hello\":\"Un\"}}");
    }

    @Test
    void aKeyThatIsNobodysHasNoWords() throws Exception {
        String gone = key;
        publish(1, "{\"fr\":{\"hello\":\"Un\"}}");
        String mark = page(1).await("look").at("/words/fr").asText();
        assertThat(words("fr", mark).statusCode()).isEqualTo(200);
        call("POST", widget + "/key", null);
        assertThat(words("fr", mark).statusCode()).as("replaced").isEqualTo(404);
        key = "nobody";
        assertThat(words("fr", mark).statusCode()).isEqualTo(404);
        key = gone + "%2f..";
        assertThat(words("fr", mark).statusCode()).isEqualTo(404);
    }
}
