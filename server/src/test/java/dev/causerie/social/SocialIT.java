package dev.causerie.social;

import static dev.causerie.sql.schema.Tables.SOCIAL_IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.TestWait;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Visitors have their name and address from a provider, at the running server. Each test has a widget and a provider
/// of
/// its own.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SocialIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);
    private static final AtomicInteger NETWORK = new AtomicInteger();
    private static final long PATIENCE_MILLIS = 20_000;
    private static final String SITE = "https://shop.example";

    private static final Map<TestDatabase, String> DATABASES = new EnumMap<>(TestDatabase.class);

    private final TestDatabase kind;
    private final TestServer server;
    private final TestAgent camille;
    private final TestProvider provider = new TestProvider();
    private final JsonNode widget;
    private JsonNode setup;

    SocialIT(TestDatabase kind) {
        // Nobody in here is kept waiting by those before.
        String database = DATABASES.computeIfAbsent(kind, TestDatabase::demo);
        Map<String, String> settings = Map.of("CAUSERIE_DATABASE", database, "CAUSERIE_TRUSTED_PROXIES", "127.0.0.1");
        this.kind = kind;
        server = SERVERS.computeIfAbsent(kind, any -> TestServer.demo(settings));
        camille = TestAgent.camille(server);
        widget = json(call("POST", "/api/widgets", "{\"name\":\"Shop\"}"));
        setup = json(call("POST", "/api/social/providers", openid("")));
        offer(setup.path("id").asText());
    }

    @AfterEach
    void close() {
        call("DELETE", "/api/social/providers/" + setup.path("id").asText(), null);
        provider.close();
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private String openid(String more) {
        return "{\"kind\":\"openid\",\"name\":\"Lumen ID\",\"clientId\":\"%s\",\"secret\":\"%s\",\"issuer\":\"%s\"%s}"
                .formatted(TestProvider.CLIENT, TestProvider.SECRET, provider.address(""), more);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return call(camille, method, path, body);
    }

    private static HttpResponse<String> call(TestAgent agent, String method, String path, String body) {
        return TestAgent.call(agent.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void offer(String... providers) {
        String path = "/api/widgets/" + widget.path("id").asText();
        JsonNode now = json(call("GET", path + "/look", null));
        ObjectNode look = (ObjectNode) now.path("look");
        var all = ((ObjectNode) look.path("forms")).putArray("social");
        for (String one : providers) {
            all.add(one);
        }
        int version = now.path("version").asInt(1);
        var published = call("POST", path + "/versions", "{\"base\":%d,\"look\":%s}".formatted(version, look));
        assertThat(published.statusCode()).as(published.body()).isLessThan(300);
    }

    private TestSocket visitor() {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"));
        socket.send("""
                {"type":"hello","version":1,"key":"%s","page":{"url":"https://shop.example/","title":"Shop"},\
                "language":"en"}""".formatted(widget.path("key").asText()));
        return socket;
    }

    /// A visitor's small window.
    private final class Popup {
        private final String network;
        private String cookie = "";

        Popup() {
            this("198.18.0." + NETWORK.incrementAndGet() % 250);
        }

        Popup(String network) {
            this.network = network;
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", network)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            request.headers(headers.length > 0 ? headers : new String[] {"Origin", server.origin()});
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            HttpResponse<String> answer = TestAgent.call(request);
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        }

        HttpResponse<String> begin(String token, String site) {
            return send(
                    "POST",
                    "/api/social",
                    "{\"key\":\"%s\",\"token\":\"%s\",\"provider\":\"%s\",\"site\":\"%s\",\"language\":\"en\"}"
                            .formatted(
                                    widget.path("key").asText(),
                                    token,
                                    setup.path("id").asText(),
                                    site));
        }

        /// @return where the provider is
        URI begun(TestSocket visitor) {
            HttpResponse<String> begun = begin(token(visitor), SITE);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            return URI.create(json(begun).path("address").asText());
        }

        /// @return where our server sends it
        String back(String query) {
            HttpResponse<String> back = send("GET", "/api/social/back?" + query, null);
            assertThat(back.statusCode()).isEqualTo(303);
            String location = back.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith("/social/done");
            return location;
        }

        JsonNode waiting() {
            return json(send("GET", "/api/social", null));
        }

        int agree(String id) {
            return send("POST", "/api/social/agreed", "{\"id\":\"%s\"}".formatted(id))
                    .statusCode();
        }
    }

    private static String token(TestSocket visitor) {
        return visitor.await("welcome").path("token").asText();
    }

    private static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void whatTheProviderSaysReachesTheVisitorAndTheAgentsWithItsWord() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            URI there = popup.begun(visitor);
            Map<String, String> asked = TestProvider.fields(there.getRawQuery());
            assertThat(there.toString()).startsWith(provider.address("/authorize?"));
            assertThat(asked)
                    .containsEntry("response_type", "code")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("scope", "openid email profile")
                    .containsEntry("client_id", TestProvider.CLIENT)
                    .containsEntry("redirect_uri", server.origin() + "/api/social/back")
                    .containsKeys("state", "nonce", "code_challenge");
            assertThat(last(popup.back(provider.signIn(there)))).isEqualTo("done");
            JsonNode waiting = popup.waiting();
            assertThat(waiting).isEqualTo(json("""
                            {"id":"%s","provider":"Lumen ID","site":"https://shop.example","language":"en",\
                            "name":"Zoé Lumen","email":"zoe@mail.example","verified":true}""".formatted(waiting.path("id").asText())));
            assertThat(popup.agree("another")).isEqualTo(410);
            assertThat(popup.agree(waiting.path("id").asText())).isEqualTo(204);
            assertThat(popup.agree(waiting.path("id").asText())).isEqualTo(410);
            assertThat(visitor.await("profile").path("profile"))
                    .isEqualTo(
                            json("{\"name\":\"Zoé Lumen\",\"email\":\"zoe@mail.example\",\"vouchedBy\":\"Lumen ID\"}"));

            visitor.send("{\"type\":\"message\",\"id\":\"client-1111\",\"text\":\"Hello\"}");
            JsonNode chat = desk.await(
                    frame -> frame.at("/chat/visitor/vouchedBy").asText().equals("Lumen ID"), "the chat");
            assertThat(chat.at("/chat/visitor/email").asText()).isEqualTo("zoe@mail.example");

            // Typed again it is the same; typed otherwise nobody vouches for it.
            describe(visitor, "client-2222", "zoe@mail.example");
            describe(visitor, "client-3333", "other@mail.example");
            JsonNode described = desk.await(
                    frame -> frame.at("/chat/visitor/email").asText().equals("other@mail.example"), "who it is now");
            assertThat(described.at("/chat/visitor").has("vouchedBy")).isFalse();

            // In the chat it is told at once.
            Popup second = new Popup();
            second.back(provider.signIn(second.begun(visitor)));
            second.agree(second.waiting().path("id").asText());
            int last = described.at("/chat/last").asInt();
            desk.await(
                    frame -> frame.at("/chat/last").asInt() > last
                            && frame.at("/chat/visitor/vouchedBy").asText().equals("Lumen ID"),
                    "the provider's word");
        }
    }

    private static void describe(TestSocket visitor, String id, String email) {
        visitor.send("{\"type\":\"profile\",\"id\":\"%s\",\"answers\":{\"email\":\"%s\"}}".formatted(id, email));
        visitor.await(frame -> frame.path("id").asText().equals(id), "an answer");
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchForIsAsGoodAsATypedOne() {
        provider.silentToken = true;
        provider.claims = Map.of("given_name", "Zoé", "family_name", "Lumen", "email", "zoe@mail.example");
        assertThat(imported()).isEqualTo(json("{\"name\":\"Zoé Lumen\",\"email\":\"zoe@mail.example\"}"));
        provider.claims = Map.of("name", "A\u0000 <b>B</b>", "email", "no address", "email_verified", true);
        assertThat(imported()).isEqualTo(json("{\"name\":\"A <b>B</b>\"}"));
        provider.claims = Map.of("email", "zoe@mail.example", "email_verified", "true");
        assertThat(imported().path("vouchedBy").asText()).isEqualTo("Lumen ID");
        String oauth = "{\"base\":1,\"kind\":\"oauth\",\"name\":\"Book\",\"clientId\":\"%s\",\"secret\":\"%s\","
                        .formatted(TestProvider.CLIENT, TestProvider.SECRET)
                + "\"authorization\":\"%s\",\"token\":\"%s\",\"userinfo\":\"%s\"}"
                        .formatted(provider.address("/authorize"), provider.address("/token"), provider.address("/me"));
        HttpResponse<String> changed =
                call("PUT", "/api/social/providers/" + setup.path("id").asText(), oauth);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        provider.claims = Map.of("name", "Zoé", "email", "zoe@mail.example");
        assertThat(imported()).isEqualTo(json("{\"name\":\"Zoé\",\"email\":\"zoe@mail.example\"}"));
        provider.claims = Map.of("picture", "https://x.example/me.png");
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            assertThat(last(popup.back(provider.signIn(popup.begun(visitor))))).isEqualTo("done#nothing");
        }
    }

    private JsonNode imported() {
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            assertThat(last(popup.back(provider.signIn(popup.begun(visitor))))).isEqualTo("done");
            assertThat(popup.agree(popup.waiting().path("id").asText())).isEqualTo(204);
            return visitor.await("profile").path("profile");
        }
    }

    @Test
    void nobodyComesBackWhoDidNotGoOutFromThisBrowser() {
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            String answer = provider.signIn(popup.begun(visitor));
            Popup attacker = new Popup();
            String theirs = provider.signIn(attacker.begun(visitor));
            // The attacker's way, forwarded to somebody else, and the other way round.
            assertThat(last(popup.back(theirs))).isEqualTo("done#expired");
            assertThat(last(attacker.back(answer))).isEqualTo("done#expired");
            assertThat(last(new Popup().back(answer))).isEqualTo("done#expired");
            assertThat(last(popup.back("code=code-0&state=made-up"))).isEqualTo("done#expired");
            assertThat(last(popup.back("code=code-0"))).isEqualTo("done#expired");
            assertThat(provider.asked).doesNotContain("/token");
        }
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            String answer = provider.signIn(popup.begun(visitor));
            assertThat(last(popup.back(answer))).isEqualTo("done");
            assertThat(last(popup.back(answer))).isEqualTo("done#expired");
            assertThat(popup.waiting().path("email").asText()).isEqualTo("zoe@mail.example");
            assertThat(popup.send("DELETE", "/api/social", null).statusCode()).isEqualTo(204);
            assertThat(popup.waiting().path("code").asText()).isEqualTo("expired");
        }
    }

    @Test
    void whoDoesNotWantToOrIsLateIsToldSo() {
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            String state =
                    TestProvider.fields(popup.begun(visitor).getRawQuery()).get("state");
            assertThat(last(popup.back("error=access_denied&state=" + state))).isEqualTo("done#declined");
            assertThat(last(popup.back("error=access_denied&state=" + state))).isEqualTo("done#expired");
        }
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            String answer = provider.signIn(popup.begun(visitor));
            assertThat(last(popup.back(answer + "&iss=https://other.example"))).isEqualTo("done#unavailable");
        }
        try (TestSocket visitor = visitor()) {
            Popup first = new Popup();
            String answer = provider.signIn(first.begun(visitor));
            Popup second = new Popup();
            second.back(provider.signIn(second.begun(visitor)));
            String id = second.waiting().path("id").asText();
            call("PUT", "/api/social/providers/" + setup.path("id").asText(), openid(",\"enabled\":false,\"base\":1"));
            assertThat(last(first.back(answer))).isEqualTo("done#off");
            assertThat(second.agree(id)).isEqualTo(410);
            assertThat(new Popup().begin(token(visitor), SITE).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void whoMayNotChatTakesNothingOver() {
        String gate = "/api/widgets/" + widget.path("id").asText() + "/gate";
        try (TestSocket visitor = visitor()) {
            String token = token(visitor);
            describe(visitor, "client-4444", "typed@mail.example");
            visitor.await("profile");
            String id = visitor.await("welcome").path("visitor").asText();
            Popup popup = new Popup();
            popup.back(provider.signIn(popup.begun(visitor)));
            String waiting = popup.waiting().path("id").asText();
            String domains = "{\"base\":%d,\"countriesOn\":false,\"countries\":[],\"domainsOn\":%s,\"domains\":[%s]}";
            assertThat(call("PUT", gate, domains.formatted(0, true, "\"other.example\""))
                            .statusCode())
                    .isEqualTo(200);
            refused(popup, token, waiting);
            call("PUT", gate, domains.formatted(1, false, ""));
            for (String whom : new String[] {"network\":\"" + popup.network, "visitor\":\"" + id}) {
                var banned = call("POST", "/api/bans", "{\"" + whom + "\"}");
                assertThat(banned.statusCode()).as(banned.body()).isEqualTo(201);
                refused(popup, token, waiting);
                String ban = json(banned).at("/bans/0/id").asText();
                call("POST", "/api/bans/lift", "{\"ids\":[\"" + ban + "\"]}");
            }
            assertThat(popup.agree(waiting)).isEqualTo(204);
            assertThat(new Popup().begin(token, SITE).statusCode()).isEqualTo(200);
        }
    }

    private void refused(Popup popup, String token, String waiting) {
        Popup again = new Popup(popup.network);
        assertThat(again.begin(token, SITE).statusCode()).isEqualTo(410);
        assertThat(popup.agree(waiting)).isEqualTo(410);
    }

    @Test
    void ofWhoNeverComesBackNothingIsKept() {
        try (TestSocket visitor = visitor();
                Database database = Database.open(DATABASES.get(kind), server.data())) {
            Popup popup = new Popup();
            popup.back(provider.signIn(popup.begun(visitor)));
            assertThat(popup.waiting().path("email").asText()).isEqualTo("zoe@mail.example");
            database.write(sql ->
                    sql.update(SOCIAL_IMPORT).set(SOCIAL_IMPORT.EXPIRES, 1L).execute());
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (database.<Integer>read(sql -> sql.fetchCount(SOCIAL_IMPORT)) > 0) {
                assertThat(System.currentTimeMillis())
                        .as("A name and an address lie about")
                        .isLessThan(end);
                TestWait.aMoment();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestProvider.Lie.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatItSignedIsBelievedOnlyWhenAllIsRight(TestProvider.Lie lie) {
        provider.lie = lie;
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            assertThat(last(popup.back(provider.signIn(popup.begun(visitor))))).isEqualTo("done#unavailable");
            assertThat(popup.waiting().path("code").asText()).isEqualTo("expired");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/token,ERROR",
        "/token,GARBAGE",
        "/token,ENDLESS",
        "/token,HANGING",
        "/token,ELSEWHERE",
        "/keys,ERROR",
        "/keys,GARBAGE",
        "/keys,ENDLESS",
        "/.well-known/openid-configuration,GARBAGE",
        "/.well-known/openid-configuration,ELSEWHERE"
    })
    void aProviderThatIsUnwellHarmsNobody(String path, TestProvider.Mood mood) {
        try (TestSocket visitor = visitor()) {
            Popup popup = new Popup();
            String answer = provider.signIn(popup.begun(visitor));
            provider.moods.put(path, mood);
            assertThat(last(popup.back(answer))).isEqualTo("done#unavailable");
            if (path.startsWith("/.well-known")) {
                assertThat(new Popup().begin(token(visitor), SITE).statusCode()).isEqualTo(502);
            }
        }
    }

    @Test
    void onlyWhatAWidgetOffersCanBeBegunAndOnlyFromOurOwnPage() {
        String offers = "/api/social/offers/" + widget.path("key").asText();
        HttpResponse<String> list = new Popup().send("GET", offers, null, "Origin", "https://shop.example");
        assertThat(list.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(json(list).path("providers"))
                .isEqualTo(json("[{\"id\":\"%s\",\"name\":\"Lumen ID\"}]"
                        .formatted(setup.path("id").asText())));
        assertThat(json(list).at("/words/taken").asText()).isEqualTo("Taken from {name}.");
        JsonNode french = json(new Popup().send("GET", "/api/social/offers/nothing?language=fr", null));
        assertThat(french.path("providers")).isEmpty();
        assertThat(french.at("/words/taken").asText()).isEqualTo("Repris de {name}.");
        try (TestSocket visitor = visitor()) {
            String token = token(visitor);
            assertThat(new Popup().begin(token + "x", SITE).statusCode()).isEqualTo(404);
            assertThat(new Popup().begin(token, "null").statusCode()).isEqualTo(404);
            assertThat(new Popup().begin(token, "javascript:alert(1)").statusCode())
                    .isEqualTo(404);
            assertThat(new Popup().send("POST", "/api/social", "[]").statusCode())
                    .isEqualTo(400);
            assertThat(new Popup()
                            .send("POST", "/api/social", "{}", "Origin", "https://shop.example")
                            .statusCode())
                    .isEqualTo(403);
            Popup eager = new Popup();
            for (int tries = 0; tries < BeginImport.TRIES; tries++) {
                assertThat(eager.begin(token, SITE).statusCode()).isEqualTo(200);
            }
            assertThat(eager.begin(token, SITE).statusCode()).isEqualTo(429);
            try (TestSocket colleague = visitor()) {
                assertThat(eager.begin(token(colleague), SITE).statusCode())
                        .as("from the same address")
                        .isEqualTo(200);
                offer();
                assertThat(eager.begin(token(colleague), SITE).statusCode()).isEqualTo(410);
            }
            assertThat(json(new Popup().send("GET", offers, null)).path("providers"))
                    .isEmpty();
        }
    }

    @Test
    void theSettingsKeepTheSecretAndSayWhatIsWrong() {
        String path = "/api/social/providers/" + setup.path("id").asText();
        HttpResponse<String> list = call("GET", "/api/social/providers", null);
        assertThat(list.body()).doesNotContain("s3cret");
        assertThat(json(list).path("redirect").asText()).isEqualTo(server.origin() + "/api/social/back");
        assertThat(setup.path("secret").asBoolean()).isTrue();
        TestAgent anna = TestAgent.anna(server);
        assertThat(call(anna, "GET", "/api/social/providers", null).statusCode())
                .isEqualTo(403);
        assertThat(call(anna, "POST", "/api/social/providers/test", openid("")).statusCode())
                .isEqualTo(403);
        assertThat(call("PUT", "/api/social/providers/1", openid(",\"base\":1")).statusCode())
                .isEqualTo(404);
        assertThat(call("PUT", path, openid(",\"base\":7")).statusCode()).isEqualTo(409);
        assertThat(json(call("POST", "/api/social/providers", "{\"kind\":\"x\"}"))
                        .at("/fields/kind")
                        .asText())
                .isEqualTo("unknown");
        assertThat(json(call("POST", "/api/social/providers", "{\"kind\":\"oauth\"}"))
                        .path("fields"))
                .isEqualTo(json("""
                        {"name":"empty","clientId":"empty","authorization":"empty","token":"empty",\
                        "userinfo":"empty","secret":"empty"}"""));
        assertThat(json(call("POST", "/api/social/providers", """
                                {"kind":"oauth","name":"%s","clientId":"a","secret":"b","authorization":"https://a.example/",\
                                "token":"http://a.example/","userinfo":"javascript:x"}""".formatted("n".repeat(41))))
                        .path("fields"))
                .isEqualTo(json("{\"name\":\"too_long\",\"userinfo\":\"invalid\"}"));
        String elsewhere =
                "{\"base\":1,\"kind\":\"openid\",\"name\":\"Lumen ID\",\"clientId\":\"causerie\",\"issuer\":\"%s\"}";
        assertThat(json(call("PUT", path, elsewhere.formatted("https://evil.example")))
                        .at("/fields/secret")
                        .asText())
                .isEqualTo("retype");
        JsonNode kept = json(call("PUT", path, elsewhere.formatted(provider.address(""))));
        assertThat(kept.path("secret").asBoolean()).isTrue();
    }

    @Test
    void aTestSaysWhatIsWrongAndReachesNoInnerNetwork() {
        assertThat(test(openid(""))).isEqualTo(json("{\"known\":true}"));
        assertThat(test(openid(",\"id\":\"%s\"".formatted(setup.path("id").asText()))
                        .replace(",\"secret\":\"%s\"".formatted(TestProvider.SECRET), "")))
                .isEqualTo(json("{\"known\":true}"));
        assertThat(test(openid("").replace(TestProvider.SECRET, "wrong"))
                        .path("trouble")
                        .asText())
                .isEqualTo("client");
        provider.issuer = "http://other.example";
        assertThat(test(openid("")).path("trouble").asText()).isEqualTo("issuer");
        for (String inner : new String[] {
            "https://169.254.169.254",
            "https://10.0.0.1",
            "https://[::ffff:169.254.169.254]",
            "https://192.168.1.1:8443"
        }) {
            JsonNode result = test(openid("").replace(provider.address(""), inner));
            assertThat(result.path("trouble").asText()).as(inner).isEqualTo("unreachable");
            assertThat(result.path("detail").asText()).as(inner).isEqualTo("private");
        }
        JsonNode plain = test(openid("").replace(provider.address(""), "http://1.1.1.1"));
        assertThat(plain.path("detail").asText()).isEqualTo("plain");
    }

    private JsonNode test(String body) {
        return json(call("POST", "/api/social/providers/test", body));
    }
}
