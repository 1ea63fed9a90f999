package dev.causerie.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.http.StaticFiles;
import dev.causerie.http.TestFolder;
import dev.causerie.http.TestHttp;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.words.Catalogue;
import dev.causerie.words.OwnWords;
import dev.causerie.words.WordsModule;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTest {
    private static final Account ACME = new Account(new AccountId(1), "Acme");
    private static final String MANIFEST = """
            {"loader":"loader.js","panel":"panel-1234567890.js","words":"aaaaaaaaaa","languages":["en","fr"]}""";
    private static final String PANEL = "\"launcher\":\"Discuter\",\"hello\":\"Bonjour\"";
    private static final String FRENCH = "{" + PANEL + ",\"joined\":\"{name} est là\"}";

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private Database database;
    private Widgets widgets;
    private TestHttp http;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Snippet.Listener heard = new Snippet.Listener() {
        @Override
        public void fetched(WidgetId widget, AccountId account, String page) {
            seen.add("widget " + widget + " of " + account + " on " + page);
        }

        @Override
        public void fetchedInVain(Widgets.Revoked revoked, String page) {
            seen.add("old key of " + revoked.widget() + " on " + page);
        }
    };

    @BeforeEach
    void open() {
        database = TestDatabase.SQLITE.open(folder.resolve("data"));
        new SqlAccounts(database).add(ACME, 1);
        widgets = new SqlWidgets(database);
        StaticFiles files = files("start(\"__CAUSERIE_SETTINGS__\");");
        Catalogue catalogue = WordsModule.catalogue(files, json);
        OwnWords own = new OwnWords(catalogue, json);
        Snippet snippet = new Snippet(files, json, own);
        SnippetRoutes routes =
                new SnippetRoutes(widgets, catalogue, own, snippet, heard, new WidgetModule.Files(files));
        http = new TestHttp(routes::routes);
    }

    @AfterEach
    void close() {
        http.close();
        database.close();
    }

    private StaticFiles files(String loader) {
        var built = TestFolder.folder(
                folder.resolve("built"),
                Map.of(
                        "web/widget/manifest.json", MANIFEST.getBytes(StandardCharsets.UTF_8),
                        "web/widget/loader.js", loader.getBytes(StandardCharsets.UTF_8),
                        "web/widget/panel-1234567890.js", "panel()".getBytes(StandardCharsets.UTF_8),
                        "web/widget/fr-aaaaaaaaaa.js", words().getBytes(StandardCharsets.UTF_8),
                        "web/widget/fr-aaaaaaaaaa.json",
                                ("{\"single\":[],\"words\":" + FRENCH + "}").getBytes(StandardCharsets.UTF_8)));
        return TestFolder.with(built, () -> StaticFiles.in("web/widget", "manifest.json"));
    }

    private static String words() {
        return "var CauserieWords={" + PANEL + "};";
    }

    private HttpResponse<byte[]> snippet(String title) throws Exception {
        widgets.add(shop(title), 1);
        return http.get("/snippet.js?key=shop");
    }

    private static Widget shop(String title) {
        return new Widget(new WidgetId(1), ACME.id(), "shop", "Shop", 1, Look.fresh(title, "#1f6f5c"));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theLoaderCarriesTheSettingsOfItsWidget() throws Exception {
        HttpResponse<byte[]> answer = snippet("Ask us");
        assertThat(answer.statusCode()).isEqualTo(200);
        ObjectNode look = json.valueToTree(Look.fresh("Ask us", "#1f6f5c").shown());
        look.remove(List.of("forms", "texts"));
        assertThat(text(answer)).isEqualTo("start({\"key\":\"shop\",\"lookVersion\":1,\"look\":" + look + "});");
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("application/javascript; charset=utf-8"))
                .containsEntry("access-control-allow-origin", List.of("*"))
                .containsEntry("cross-origin-resource-policy", List.of("cross-origin"))
                .containsEntry("timing-allow-origin", List.of("*"))
                .containsEntry("cache-control", List.of("public, max-age=60, stale-while-revalidate=3600"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"; alert(1); \"",
                "</script><script>alert(1)</script>",
                "<!-- <script>",
                "line\u2028and\u2029paragraph",
                "back\\slash $1 ${x} `y` 'z'",
                "__CAUSERIE_SETTINGS__",
                "« Posez-nous vos questions » 🛋️"
            })
    void noTitleEscapesFromItsString(String title) throws Exception {
        String text = text(snippet(title));
        assertThat(text)
                .doesNotContain("</")
                .doesNotContain("<!")
                .doesNotContain("\u2028")
                .doesNotContain("\u2029");
        JsonNode settings = json.readTree(text.substring("start(".length(), text.length() - ");".length()));
        assertThat(settings.at("/look/title").asText()).isEqualTo(title);
    }

    @Test
    void whoHasItAlreadyIsToldSoAlsoWhenItIsCompressed() throws Exception {
        String tag = snippet("Ask us").headers().firstValue("ETag").orElseThrow();
        assertThat(http.get("/snippet.js?key=shop", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> small = http.get("/snippet.js?key=shop", "Accept-Encoding", "gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(http.get(
                                "/snippet.js?key=shop",
                                "If-None-Match",
                                small.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=nobody", "?key=", "", "?key=%3Cscript%3E", "?key=a&key=b"})
    void anUnknownKeyHarmsNoPage(String query) throws Exception {
        HttpResponse<byte[]> answer = http.get("/snippet.js" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .startsWith("console.warn(\"Causerie: ")
                .hasLineCount(1)
                .doesNotContain("script>");
    }

    @Test
    void aReplacedKeySaysSoAndNoMore() throws Exception {
        snippet("Ask us");
        widgets.replaceKey(shop("Ask us"), "next", 2);
        HttpResponse<byte[]> answer = http.get("/snippet.js?key=shop");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .startsWith("console.warn(\"Causerie: the key in this page's snippet was replaced.")
                .hasLineCount(1);
        assertThat(text(http.get("/snippet.js?key=next"))).startsWith("start({\"key\":\"next\"");
    }

    @Test
    void whatIsPublishedIsInTheSnippetAtOnceUnderAnotherTag() throws Exception {
        String before = snippet("Ask us").headers().firstValue("ETag").orElseThrow();
        new SqlLooks(database, (SqlWidgets) widgets)
                .publish(shop("Ask us"), Look.fresh("Ask Nora", "#123456"), new AgentId(1), 2);
        HttpResponse<byte[]> answer = http.get("/snippet.js?key=shop", "If-None-Match", before);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("\"lookVersion\":2", "Ask Nora").doesNotContain("Ask us");
    }

    @Test
    void theFilesOfThePanelMayBeReadByAnyPage() throws Exception {
        HttpResponse<byte[]> panel = http.get("/widget/panel-1234567890.js");
        assertThat(text(panel)).isEqualTo("panel()");
        assertThat(panel.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(panel.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(http.get("/widget/panel-0000000000.js").statusCode()).isEqualTo(404);
    }

    @Test
    void aLoaderWithoutAPlaceForTheSettingsIsNoLoader() {
        assertThatThrownBy(() -> new Snippet(files("start();"), json, null))
                .hasMessageContaining("__CAUSERIE_SETTINGS__");
    }

    private String published(int version, Map<String, String> french) throws Exception {
        Look look = Look.fresh("Ask us", "#1f6f5c").with(french.isEmpty() ? Map.of() : Map.of("fr", french));
        Widget before = new Widget(new WidgetId(1), ACME.id(), "shop", "Shop", version - 1, look);
        new SqlLooks(database, (SqlWidgets) widgets).publish(before, look, new AgentId(1), 2);
        String text = text(http.get("/snippet.js?key=shop"));
        JsonNode settings = json.readTree(text.substring("start(".length(), text.length() - ");".length()));
        assertThat(settings.path("lookVersion").asInt()).isEqualTo(version);
        assertThat(settings.at("/look/texts"))
                .as("texts are no part of the snippet")
                .isEmpty();
        return settings.at("/words/fr").asText(null);
    }

    @Test
    void ownTextsStandInTheWordsOfTheirLanguageUnderAMarkForEver() throws Exception {
        snippet("Ask us");
        String mark = published(2, Map.of("hello", "Bienvenue <b>à</b> l’atelier", "launcher", "Écrivez-nous"));
        HttpResponse<byte[]> all = http.get("/widget/words/shop/fr-" + mark + ".js");
        assertThat(text(all))
                .isEqualTo(
                        "var CauserieWords={\"launcher\":\"Écrivez-nous\",\"hello\":\"Bienvenue <b>à</b> l’atelier\"};");
        HttpResponse<byte[]> few = http.get("/widget/words/shop/launcher-fr-" + mark + ".js");
        assertThat(text(few)).isEqualTo("var CauserieWords={\"launcher\":\"Écrivez-nous\"};");
        HttpResponse<byte[]> talk = http.get("/widget/words/shop/talk-fr-" + mark + ".js");
        assertThat(text(talk)).isEqualTo("var CauserieWords={\"joined\":\"{name} est là\"};");
        for (HttpResponse<byte[]> file : List.of(all, few, talk)) {
            assertThat(file.headers().map())
                    .containsEntry("content-type", List.of("application/javascript; charset=utf-8"))
                    .containsEntry("cache-control", List.of("public, max-age=31536000, immutable"))
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("cross-origin-resource-policy", List.of("cross-origin"));
            String tag = file.headers().firstValue("ETag").orElseThrow();
            assertThat(http.get(file.request().uri().getPath(), "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void otherTextsHaveAnotherMarkAndTheSameTextsTheSame() throws Exception {
        snippet("Ask us");
        String first = published(2, Map.of("hello", "Un"));
        assertThat(published(3, Map.of("hello", "Un")))
                .as("a colour was changed")
                .isEqualTo(first);
        String second = published(4, Map.of("hello", "Deux"));
        assertThat(second).isNotEqualTo(first);
        assertThat(published(5, Map.of("hello", "Un"))).as("restored").isEqualTo(first);
        assertThat(published(6, Map.of())).as("ours again").isNull();
        assertThat(published(7, Map.of("gone", "Of an older version")))
                .as("a text that nobody says any more")
                .isNull();
    }

    @Test
    void whoAsksByAnOldMarkGetsWhatIsSaidNowAndKeepsItNotForLong() throws Exception {
        snippet("Ask us");
        String first = published(2, Map.of("hello", "Un"));
        published(3, Map.of("hello", "Deux"));
        HttpResponse<byte[]> old = http.get("/widget/words/shop/fr-" + first + ".js");
        assertThat(text(old)).contains("Deux");
        assertThat(old.headers().firstValue("Cache-Control")).contains("no-cache");
        published(4, Map.of());
        HttpResponse<byte[]> none = http.get("/widget/words/shop/fr-" + first + ".js");
        assertThat(text(none)).isEqualTo(words());
        assertThat(text(none)).isEqualTo(text(http.get("/widget/fr-aaaaaaaaaa.js")));
        assertThat(none.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void whatIsPublishedByAnotherServerIsSeenByWhoAsksForIt() throws Exception {
        snippet("Ask us");
        String first = published(2, Map.of("hello", "Un"));
        text(http.get("/widget/words/shop/fr-" + first + ".js"));
        SqlWidgets elsewhere = new SqlWidgets(database);
        Look look = Look.fresh("Ask us", "#1f6f5c").with(Map.of("fr", Map.of("hello", "Deux")));
        new SqlLooks(database, elsewhere).publish(elsewhere.find("shop").orElseThrow(), look, new AgentId(1), 3);
        assertThat(widgets.find("shop").orElseThrow().version())
                .as("it remembers")
                .isEqualTo(2);
        for (String said = ""; !said.contains("Deux"); ) {
            said = text(http.get("/widget/words/shop/fr-00000000.js"));
        }
        assertThat(widgets.find("shop").orElseThrow().version()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody/fr-00000000.js",
                "shop/de-00000000.js",
                "shop/fr.js",
                "shop/fr-xyz.js",
                "shop/fr-00000000.json",
                "shop/launcher-00000000.js",
                "shop/%2e%2e%2ffr-00000000.js",
                "shop/",
                "%3Cscript%3E/fr-00000000.js"
            })
    void thereAreNoOtherWords(String path) throws Exception {
        snippet("Ask us");
        assertThat(http.get("/widget/words/" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoFetchesTheSnippetIsHeardOf() throws Exception {
        snippet("Ask us");
        http.get("/snippet.js?key=shop", "Referer", "https://shop.example/lamps?a=1");
        widgets.replaceKey(shop("Ask us"), "next", 2);
        http.get("/snippet.js?key=shop", "Referer", "https://old.example/");
        http.get("/snippet.js?key=nobodys", "Referer", "https://else.example/");
        assertThat(seen)
                .containsExactly(
                        "widget 1 of 1 on null",
                        "widget 1 of 1 on https://shop.example/lamps?a=1",
                        "old key of 1 on https://old.example/");
    }
}
