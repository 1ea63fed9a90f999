package dev.causerie.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.TestWait;
import dev.causerie.fetch.TestSite;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where widgets are seen, and the check of a page, at the running server.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SiteRoutesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameter
    TestDatabase kind;

    private final TestSite site = new TestSite();
    private TestServer server;
    private TestAgent camille;
    private JsonNode widget;

    @BeforeEach
    void open() throws Exception {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
        widget = call(camille, "POST", "/api/widgets", "{\"name\":\"Shop\"}").body();
    }

    @AfterEach
    void close() {
        site.close();
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

    private String path() {
        return "/api/widgets/" + widget.path("id").asText();
    }

    private void fetchSnippet(String key, String name, String page) {
        TestAgent.call(
                HttpRequest.newBuilder(server.address("/snippet.js?key=" + key)).header(name, page));
    }

    private TestSocket visitor(String key, String origin, String page, String more) {
        TestSocket socket = origin == null
                ? TestSocket.open(server.socket("/live/visitor"))
                : TestSocket.open(server.socket("/live/visitor"), "Origin", origin);
        socket.send("""
                {"type":"hello","version":1,"key":"%s","page":{"url":"%s","title":"Shop"},"language":"en"%s}""".formatted(key, page, more));
        return socket;
    }

    private List<JsonNode> once(Predicate<List<JsonNode>> wanted) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        List<JsonNode> seen = List.of();
        while (System.nanoTime() < end) {
            seen = new ArrayList<>();
            call(camille, "GET", path() + "/sightings", null)
                    .body()
                    .path("sightings")
                    .forEach(seen::add);
            if (wanted.test(seen)) {
                return seen;
            }
            TestWait.aMoment();
        }
        throw new AssertionError("Not seen: " + seen);
    }

    private static Predicate<List<JsonNode>> has(String origin) {
        return seen -> seen.stream().anyMatch(one -> one.path("origin").asText().equals(origin));
    }

    @Test
    void whereTheSnippetIsFetchedAndWhoseBrowserReachesUsIsToldByOrigin() throws Exception {
        String key = widget.path("key").asText();
        assertThat(once(List::isEmpty)).isEmpty();
        fetchSnippet(key, "Referer", "https://shop.example/secret?visitor=anna");
        once(has("https://shop.example"));
        visitor(key, "https://shop.example", "https://lies.example/", "").await("welcome");
        visitor(key, "null", "https://xn--mller-kva.example:8443/x", ",\"again\":true")
                .await("welcome");
        visitor(key, null, "http://plain.example/", "").await("welcome");
        for (String garbage : new String[] {"null", "garbage", "file://", "https://", "javascript:alert(1)"}) {
            fetchSnippet(key, "Origin", garbage);
            visitor(key, garbage.equals("null") ? garbage : null, "about:srcdoc", "")
                    .await("welcome");
        }
        List<JsonNode> seen = once(all -> all.size() == 3
                && all.stream().allMatch(one -> one.path("connected").asLong() > 0));
        assertThat(seen.toString()).doesNotContain("secret", "anna", "lies");
        JsonNode shop = seen.stream()
                .filter(one -> has("https://shop.example").test(List.of(one)))
                .toList()
                .getFirst();
        assertThat(shop.path("loads").asInt()).isEqualTo(1);
        assertThat(shop.path("secure").asBoolean()).isTrue();
        JsonNode other =
                seen.stream().filter(one -> one.has("readable")).toList().getFirst();
        assertThat(other.path("place").asText()).isEqualTo("xn--mller-kva.example:8443");
        assertThat(other.path("readable").asText()).isEqualTo("müller.example");
        assertThat(other.path("loads").asInt()).as("it came back only").isZero();
        assertThat(seen.stream().filter(one -> !one.path("secure").asBoolean())).hasSize(1);
    }

    @Test
    void aPageWithAnOldKeyIsToldOf() throws Exception {
        String old = widget.path("key").asText();
        assertThat(call(camille, "POST", path() + "/key", null).status()).isEqualTo(200);
        fetchSnippet(old, "Referer", "https://old.example/page");
        assertThat(visitor(old, "https://open.example", "https://open.example/", "")
                        .closeCode())
                .isEqualTo(4202);
        fetchSnippet("nobodys", "Referer", "https://nobody.example/");
        List<JsonNode> seen = once(all -> all.size() == 2);
        assertThat(seen).allMatch(one -> one.path("oldKey").asBoolean() && !one.has("connected"));
    }

    @Test
    void aFloodOfMadeUpOriginsIsBounded() throws Exception {
        String key = widget.path("key").asText();
        visitor(key, "https://real.example", "https://real.example/", "").await("welcome");
        for (int n = 0; n < 400; n++) {
            fetchSnippet(key, "Referer", "https://made-up-" + n + ".example/");
        }
        List<JsonNode> seen = once(all -> all.size() == Lookout.NEW_ONES);
        assertThat(seen).anyMatch(one -> has("https://real.example").test(List.of(one)));
    }

    @Test
    void onlyAdministratorsOfTheAccountLookAtSites() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        assertThat(call(anna, "GET", path() + "/sightings", null).code()).isEqualTo("403 not_allowed");
        assertThat(call(anna, "POST", path() + "/checks", "{\"address\":\"shop.example\"}")
                        .code())
                .isEqualTo("403 not_allowed");
        assertThat(call(camille, "GET", "/api/widgets/nothing/sightings", null).code())
                .isEqualTo("404 not_found");
        assertThat(call(camille, "POST", "/api/widgets/nothing/checks", "{\"address\":\"shop.example\"}")
                        .code())
                .isEqualTo("404 not_found");
        HttpResponse<String> stranger = TestAgent.call(HttpRequest.newBuilder(server.address(path() + "/sightings")));
        assertThat(stranger.statusCode()).isEqualTo(401);
        HttpResponse<String> elsewhere = TestAgent.call(HttpRequest.newBuilder(server.address(path() + "/checks"))
                .header("Cookie", camille.cookie())
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"address\":\"shop.example\"}")));
        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    /// What takes long and has nothing to do with the database is tried with one of them.
    private void storesNothing() {
        assumeTrue(kind == TestDatabase.SQLITE);
    }

    private String snippet(String key) {
        return "<script src=\"" + server.origin() + "/snippet.js?key=" + key + "\" async></script>";
    }

    private JsonNode check(String address) throws Exception {
        Answer answer = call(
                camille,
                "POST",
                path() + "/checks",
                JSON.createObjectNode().put("address", address).toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    /// @return kinds in their order, with what they are about
    private List<String> found(String html, String... headers) throws Exception {
        site.page("/", html, headers);
        return kinds(check(site.address("/")));
    }

    private static List<String> kinds(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.path("findings").forEach(one -> kinds.add(one.path("kind").asText()));
        return kinds;
    }

    @Test
    void aPageWithTheSnippetIsWell() throws Exception {
        String mine = snippet(widget.path("key").asText());
        assertThat(found("<!doctype html><title>Shop</title><p>Hello" + mine)).isEmpty();
        assertThat(found("<p>Hello" + mine.replace("?key", "?a=1&amp;key"))).isEmpty();
        assertThat(found("<script src='//" + server.origin().substring(7) + "/snippet.js?key="
                        + widget.path("key").asText() + "' data-locale=fr></script>"))
                .isEmpty();
        assertThat(check(site.address("/")).path("page").asText()).isEqualTo(site.address(""));
    }

    @Test
    void whatIsWrongWithTheSnippetIsTold() throws Exception {
        String key = widget.path("key").asText();
        String mine = snippet(key);
        assertThat(found("<p>Nothing here")).containsExactly("not_found");
        assertThat(found("<p><!-- " + mine + " -->")).containsExactly("not_found");
        assertThat(found("<p><script src='https://static.zdassets.com/ekr/snippet.js?key=1'></script>"))
                .containsExactly("not_found");
        assertThat(found("<template>" + mine + "</template>")).containsExactly("inactive");
        assertThat(found("<noscript>" + mine + "</noscript>")).containsExactly("inactive");
        assertThat(found("<p><noscript>" + mine + "</noscript>")).containsExactly("inactive");
        assertThat(found(mine.replace("<script ", "<script type='text/plain' ")))
                .containsExactly("inactive");
        assertThat(found(snippet("nobodys"))).containsExactly("unknown_key");
        assertThat(found(snippet("%3Cscript%3E"))).containsExactly("unknown_key");
        assertThat(found(mine + mine)).containsExactly("several");
        assertThat(found(snippet("nobodys") + mine)).containsExactly("several");
        assertThat(found("<script src='http://192.0.2.7/snippet.js?key=" + key + "'></script>"))
                .containsExactly("other_server");
        JsonNode other =
                call(camille, "POST", "/api/widgets", "{\"name\":\"Blog <b>\"}").body();
        site.page("/", snippet(other.path("key").asText()));
        JsonNode finding = check(site.address("/")).at("/findings/0");
        assertThat(finding.path("kind").asText()).isEqualTo("other_widget");
        assertThat(finding.at("/about/name").asText()).isEqualTo("Blog <b>");
        assertThat(finding.path("level").asText()).isEqualTo("hint");
        call(camille, "POST", path() + "/key", null);
        assertThat(found(mine)).containsExactly("old_key");
    }

    @Test
    void policiesAreReadInHeadersAndElements() throws Exception {
        String mine = snippet(widget.path("key").asText());
        String policy = "Content-Security-Policy";
        assertThat(found(mine, policy, "script-src 'self'")).containsExactly("policy_script");
        JsonNode finding = check(site.address("/")).at("/findings/0");
        assertThat(finding.path("about"))
                .isEqualTo(JSON.createObjectNode()
                        .put("directive", "script-src")
                        .put("place", "header")
                        .put("value", server.origin()));
        assertThat(found(mine, policy, "script-src *", policy, "connect-src 'self'"))
                .containsExactly("policy_connect");
        assertThat(found(mine, "Content-Security-Policy-Report-Only", "default-src 'none'"))
                .isEmpty();
        String meta = "<meta http-equiv=Content-Security-Policy content=\"img-src 'self'; sandbox\">";
        assertThat(found("<html><head>" + meta + "</head><body>" + mine)).containsExactly("policy_images");
        assertThat(check(site.address("/")).at("/findings/0/about/place").asText())
                .isEqualTo("meta");
        assertThat(found("<html><head></head><body>" + mine + "<div>" + meta))
                .as("where browsers ignore it")
                .isEmpty();
        assertThat(found("<p>None", policy, "script-src 'self'")).containsExactly("not_found", "policy_script");
        assertThat(found(mine.replace("<script ", "<script nonce=R "), policy, "script-src 'nonce-R' 'strict-dynamic'"))
                .isEmpty();
        assertThat(found(mine, policy, "script-src 'nonce-R' 'strict-dynamic'")).containsExactly("policy_nonce");
        assertThat(found(mine, policy, "sandbox allow-scripts")).containsExactly("policy_sandbox");
        assertThat(found(mine, policy, "require-trusted-types-for 'script'; trusted-types x"))
                .containsExactly("policy_types");
        assertThat(found(mine, policy, "é; ;;, ,; script-src")).containsExactly("policy_script");
    }

    @Test
    void aPageThatIsNoneIsTold() throws Exception {
        assertThat(found("{}", "Content-Type", "application/json")).containsExactly("not_html");
        assertThat(found("", "Content-Type", "")).containsExactly("not_html");
        JsonNode gone = check(site.address("/gone"));
        assertThat(gone.at("/findings/0/about/reason").asText()).isEqualTo("status");
        assertThat(gone.at("/findings/0/about/status").asText()).isEqualTo("404");
        site.redirect("/moved", "/landed")
                .page("/landed", snippet(widget.path("key").asText()));
        assertThat(kinds(check(site.address("/moved")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "10.0.0.1",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://167772161/",
                "https://192.168.0.1/"
            })
    void whatIsWithinIsNotReachedByAnyAddress(String address) throws Exception {
        JsonNode report = check(address);
        assertThat(report.at("/findings/0/about/reason").asText()).isEqualTo("private");
        assertThat(report.has("page")).isFalse();
        site.redirect("/out", address.startsWith("http") ? address : "http://" + address);
        assertThat(check(site.address("/out")).at("/findings/0/about/reason").asText())
                .isEqualTo("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null | empty",
                "\"\" | empty",
                "\"  \" | empty",
                "\"file:///etc/passwd\" | invalid",
                "\"ftp://shop.example/\" | invalid",
                "\"http://user:secret@shop.example/\" | invalid",
                "\"http://\" | invalid",
                "\"a b\" | invalid",
                "\"http://shop.example:999999/\" | invalid",
                "\"http://[::1/\" | invalid"
            })
    void whatIsNoAddressIsToldAtItsField(String typed) throws Exception {
        String[] parts = typed.split(" \\| ");
        Answer answer = call(camille, "POST", path() + "/checks", "{\"address\":" + parts[0] + "}");
        assertThat(answer.code()).isEqualTo("422 invalid");
        assertThat(answer.body().at("/fields/address").asText()).isEqualTo(parts[1]);
    }

    @Test
    void whatIsNoCheckIsNotUnderstood() throws Exception {
        for (String body : new String[] {"", "{}x", "{\"address\":1}", "{\"address\":\"a\",\"more\":1}", "[]"}) {
            assertThat(call(camille, "POST", path() + "/checks", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        String long_ = "{\"address\":\"https://shop.example/" + "x".repeat(2_000) + "\"}";
        assertThat(call(camille, "POST", path() + "/checks", long_)
                        .body()
                        .at("/fields/address")
                        .asText())
                .isEqualTo("too_long");
    }

    @Test
    void aHostilePageHarmsNobody() throws Exception {
        storesNothing();
        String deep = "<div>".repeat(30_000);
        assertThat(found(deep + snippet(widget.path("key").asText()))).isSubsetOf("not_found");
        assertThat(found("<script src='" + server.origin() + "/snippet.js?key=x'></script>".repeat(1)
                        + "<script src='http://[:::/snippet.js?key='>".repeat(2_000)))
                .containsExactly("unknown_key");
        assertThat(found("<meta http-equiv=content-security-policy content='" + "script-src ".repeat(100_000) + "'>"
                        + snippet(widget.path("key").asText())))
                .isSubsetOf("policy_script");
    }

    @Test
    void whoChecksTooOftenWaits() throws Exception {
        storesNothing();
        TestServer own = TestServer.demo(Map.of());
        try {
            TestAgent someone = TestAgent.camille(own);
            String id = call(someone, "GET", "/api/widgets", null)
                    .body()
                    .at("/widgets/0/id")
                    .asText();
            String body = "{\"address\":\"http://10.0.0.1/\"}";
            for (int n = 0; n < 120; n++) {
                assertThat(call(someone, "POST", "/api/widgets/" + id + "/checks", body)
                                .status())
                        .isEqualTo(200);
            }
            HttpResponse<String> answer = TestAgent.call(someone.request("/api/widgets/" + id + "/checks")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 900L);
        } finally {
            own.close();
        }
    }
}
