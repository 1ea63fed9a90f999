package dev.causerie.ban;

import static dev.causerie.gate.TestShop.AMERICA;
import static dev.causerie.gate.TestShop.FRANCE;
import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.TestWait;
import dev.causerie.gate.TestShop;
import dev.causerie.identity.TestSite;
import dev.causerie.sql.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Bans at the running server.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BanIT {
    private static final int NO_CHAT = 4204;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestServer server;
    private final TestShop shop;
    private final TestAgent anna;
    /// Somebody is there to answer.
    private final TestSocket louis;

    BanIT(TestDatabase kind) {
        server = SERVERS.computeIfAbsent(
                kind,
                any -> TestServer.demo(
                        Map.of("CAUSERIE_DATABASE", kind.demo(), "CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1")));
        shop = new TestShop(server);
        anna = TestAgent.anna(server);
        louis = TestAgent.louis(server).desk();
    }

    @AfterEach
    void lift() {
        louis.close();
        List<String> ids = new ArrayList<>();
        list("").path("bans").forEach(ban -> ids.add("\"" + ban.path("id").asText() + "\""));
        shop.call("POST", "/api/bans/lift", "{\"ids\":" + ids + "}");
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private JsonNode list(String query) {
        TestAnswer answer = shop.call("GET", "/api/bans" + query, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static TestAnswer ban(TestAgent by, String body) {
        return TestAnswer.to(by, "POST", "/api/bans", body);
    }

    /// A visitor who has written, and their token.
    private TestSocket talking(String address, TestSocket socket) {
        socket.send("{\"type\":\"message\",\"id\":\"ban-test-%06d\",\"text\":\"Hello from %s\"}"
                .formatted(NUMBER.incrementAndGet(), address));
        socket.awaitEvent("message");
        return socket;
    }

    private static String visitor(TestSocket socket) {
        return socket.await("welcome").path("visitor").asText();
    }

    private static String token(TestSocket socket) {
        return ",\"token\":\"" + socket.await("welcome").path("token").asText() + "\"";
    }

    @Test
    void aBannedVisitorIsSentAwayAtOnceFromAllTabsAndStaysAway() {
        try (TestSocket desk = anna.desk();
                TestSocket tab = talking(AMERICA, shop.welcome(AMERICA));
                TestSocket other = shop.comes(FRANCE, SHOP, token(tab));
                TestSocket bystander = shop.welcome(AMERICA)) {
            other.await("events");
            String chat = tab.awaitEvent("message").path("chat").asText();
            TestAnswer banned =
                    ban(anna, "{\"visitor\":\"%s\",\"reason\":\" Rude,\\n  twice \"}".formatted(visitor(tab)));
            assertThat(banned.status()).isEqualTo(201);
            assertThat(tab.closeCode()).isEqualTo(NO_CHAT);
            assertThat(other.closeCode()).isEqualTo(NO_CHAT);
            assertThat(tab.received().toString())
                    .as("no notice")
                    .doesNotContain("ended")
                    .doesNotContain("Rude");
            desk.await(
                    frame -> frame.at("/chat/id").asText().equals(chat)
                            && frame.at("/chat/status").asText().equals("ended"),
                    "the chat is over for the team");
            try (TestSocket again = shop.comes(FRANCE, SHOP, token(tab))) {
                assertThat(again.closeCode()).isEqualTo(NO_CHAT);
                assertThat(again.received()).isEmpty();
            }
            assertThat(bystander.isOpen()).isTrue();
            shop.welcome(AMERICA).close();
            JsonNode listed = list("").path("bans").path(0);
            assertThat(listed.path("reason").asText()).isEqualTo("Rude, twice");
            assertThat(listed.path("by").asText()).isEqualTo("Anna Keller");
            assertThat(listed.path("kind").asText()).isEqualTo("visitor");
            assertThat(listed.path("ends").isMissingNode()).isTrue();
        }
    }

    @Test
    void theAddressCanBeBannedWithTheVisitor() {
        try (TestSocket tab = talking(FRANCE, shop.welcome(FRANCE));
                TestSocket neighbour = talking(FRANCE, shop.welcome(FRANCE));
                TestSocket elsewhere = shop.welcome(AMERICA)) {
            TestAnswer banned = ban(anna, "{\"visitor\":\"%s\",\"address\":true}".formatted(visitor(tab)));
            assertThat(banned.body().path("bans")).hasSize(2);
            assertThat(tab.closeCode()).isEqualTo(NO_CHAT);
            assertThat(neighbour.closeCode()).isEqualTo(NO_CHAT);
            assertThat(shop.refusal(FRANCE, SHOP)).isEqualTo(NO_CHAT);
            assertThat(elsewhere.isOpen()).isTrue();
            assertThat(new TestShop(server).refusal(FRANCE, SHOP))
                    .as("another widget")
                    .isEqualTo(NO_CHAT);
        }
    }

    @Test
    void whoIsVerifiedIsSentAwayFromEveryDeviceAndStaysAway() {
        TestSite site = new TestSite(server);
        site.generate(0);
        try (TestSocket phone = site.signedIn("zoe");
                TestSocket desk = site.signedIn("zoe");
                TestSocket other = site.signedIn("eve")) {
            talking("her phone", phone);
            assertThat(ban(anna, "{\"visitor\":\"%s\"}".formatted(visitor(phone)))
                            .status())
                    .isEqualTo(201);
            assertThat(phone.closeCode()).isEqualTo(NO_CHAT);
            assertThat(desk.closeCode()).isEqualTo(NO_CHAT);
            try (TestSocket third = site.greeting(site.token("zoe"), "")) {
                assertThat(third.closeCode()).as("a device she never had").isEqualTo(NO_CHAT);
                assertThat(third.received()).isEmpty();
            }
            assertThat(other.isOpen()).isTrue();
        } finally {
            site.remove();
        }
    }

    @Test
    void whoSignsInDuringTheChatIsBannedAsWhomTheyAre() {
        TestSite site = new TestSite(server);
        site.generate(0);
        try (TestSocket stranger = talking("nobody", site.stranger())) {
            String token = token(stranger);
            stranger.close();
            try (TestSocket signedIn = site.browser(site.token("kim"), token)) {
                assertThat(signedIn.await("events").toString()).contains("Hello from nobody");
                ban(anna, "{\"visitor\":\"%s\"}".formatted(visitor(signedIn)));
                assertThat(signedIn.closeCode()).isEqualTo(NO_CHAT);
                try (TestSocket elsewhere = site.greeting(site.token("kim"), "")) {
                    assertThat(elsewhere.closeCode()).isEqualTo(NO_CHAT);
                }
            }
        } finally {
            site.remove();
        }
    }

    /// A stranger is known by their browser, and that is what was banned: no token of a site opens it again.
    @Test
    void whoSignsInWhereAStrangerWasBannedStaysAwayThereAndNowhereElse() {
        TestSite site = new TestSite(server);
        site.generate(0);
        try (TestSocket stranger = talking("the browser", site.stranger())) {
            String token = token(stranger);
            try (TestSocket signedIn = site.browser(site.token("lea"), token);
                    TestSocket elsewhere = site.signedIn("lea")) {
                ban(anna, "{\"visitor\":\"%s\"}".formatted(visitor(stranger)));
                assertThat(signedIn.closeCode()).as("who is there already").isEqualTo(NO_CHAT);
                try (TestSocket again = site.greeting(site.token("lea"), token)) {
                    assertThat(again.closeCode()).isEqualTo(NO_CHAT);
                    assertThat(again.received()).isEmpty();
                }
                site.signedIn("lea").close();
                assertThat(elsewhere.isOpen()).isTrue();
            }
        } finally {
            site.remove();
        }
    }

    /// The next one at the same browser may be somebody else.
    @Test
    void aPersonsBanIsOfThePersonAndNotOfTheirBrowsers() {
        TestSite site = new TestSite(server);
        site.generate(0);
        try (TestSocket stranger = talking("a shared computer", site.stranger())) {
            String token = token(stranger);
            try (TestSocket signedIn = site.browser(site.token("max"), token)) {
                ban(anna, "{\"visitor\":\"%s\"}".formatted(visitor(signedIn)));
                assertThat(signedIn.closeCode()).isEqualTo(NO_CHAT);
            }
            try (TestSocket next = site.browser(site.token("eva"), token)) {
                assertThat(next.isOpen()).isTrue();
            }
            site.browser(null, token).close();
        } finally {
            site.remove();
        }
    }

    @Test
    void whoComesAsSomebodyNewIsKeptAwayByTheAddress() {
        try (TestSocket tab = talking("2001:db8:77:1::5", shop.welcome("2001:db8:77:1::5"))) {
            ban(anna, "{\"visitor\":\"%s\",\"address\":true}".formatted(visitor(tab)));
            assertThat(tab.closeCode()).isEqualTo(NO_CHAT);
            assertThat(shop.refusal("2001:db8:77:1:ffff::9", SHOP))
                    .as("without a token, from another of the customer's addresses")
                    .isEqualTo(NO_CHAT);
            shop.welcome("2001:db8:77:2::5").close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.200, 203.0.114.1",
        "203.0.113.7, 203.0.113.7, 203.0.113.8",
        "2001:db8:7::/48, 2001:db8:7:9::1, 2001:db8:8::1",
        "203.0.113.0/24, ::ffff:203.0.113.200, 2001:db8::1",
    })
    void aRangeIsSentAwayAndNobodyBeside(String network, String inside, String outside) {
        try (TestSocket within = shop.welcome(inside);
                TestSocket beside = shop.welcome(outside)) {
            assertThat(shop.call("POST", "/api/bans", "{\"network\":\"%s\"}".formatted(network))
                            .status())
                    .isEqualTo(201);
            assertThat(within.closeCode()).isEqualTo(NO_CHAT);
            assertThat(shop.refusal(inside, SHOP)).isEqualTo(NO_CHAT);
            shop.welcome(outside).close();
            assertThat(beside.isOpen()).isTrue();
        }
    }

    @Test
    void aBanEnds() throws Exception {
        long soon = System.currentTimeMillis() + 10_000;
        shop.call("POST", "/api/bans", "{\"network\":\"203.0.113.9\",\"ends\":%d}".formatted(soon));
        assertThat(shop.refusal("203.0.113.9", SHOP)).isEqualTo(NO_CHAT);
        assertThat(list("").path("bans")).hasSize(1);
        while (!list("").path("bans").isEmpty()) {
            assertThat(System.currentTimeMillis()).as("it does not end").isLessThan(soon + 10_000);
            TestWait.aMoment();
        }
        shop.welcome("203.0.113.9").close();
    }

    @Test
    void whoIsLiftedMayComeBack() {
        try (TestSocket tab = talking(AMERICA, shop.welcome(AMERICA))) {
            ban(anna, "{\"visitor\":\"%s\"}".formatted(visitor(tab)));
            tab.closeCode();
            String id = list("").path("bans").path(0).path("id").asText();
            assertThat(shop.call("DELETE", "/api/bans/" + id, null).status()).isEqualTo(204);
            assertThat(shop.call("DELETE", "/api/bans/" + id, null).code()).isEqualTo("404 not_found");
            try (TestSocket again = shop.comes(AMERICA, SHOP, token(tab))) {
                assertThat(again.await("welcome").path("visitor").asText()).isEqualTo(visitor(tab));
            }
        }
    }

    @Test
    void bansAreFoundByKindWordsAndTheAddressWithinARange() {
        try (TestSocket tab = talking(AMERICA, shop.welcome(AMERICA))) {
            ban(anna, "{\"visitor\":\"%s\",\"reason\":\"Écrit trop\"}".formatted(visitor(tab)));
            shop.call("POST", "/api/bans", "{\"network\":\"198.51.100.0/24\",\"reason\":\"100% spam_robot\"}");
            shop.call("POST", "/api/bans", "{\"network\":\"2001:db8:5::/48\",\"reason\":\"robot\"}");
            assertThat(list("").path("bans")).hasSize(3);
            assertThat(list("?kind=visitor").path("bans")).hasSize(1);
            assertThat(list("?kind=network").path("bans")).hasSize(2);
            assertThat(list("?search=ROBOT").path("bans")).hasSize(2);
            assertThat(list("?search=%C3%A9crit%20TROP").path("bans")).hasSize(1);
            assertThat(list("?search=100%25").path("bans")).hasSize(1);
            assertThat(list("?search=%25").path("bans"))
                    .as("a sign like any other")
                    .hasSize(1);
            assertThat(list("?search=m_r").path("bans")).hasSize(1);
            assertThat(list("?search=198.51.100.77").path("bans")).hasSize(1);
            assertThat(list("?search=2001:db8:5:1::9").path("bans")).hasSize(1);
            assertThat(list("?search=198.51.101.77").path("bans")).isEmpty();
            assertThat(list("?search=nobody").path("bans")).isEmpty();
        }
    }

    @Test
    void aLongListComesInPagesAndIsLiftedAtOnce() {
        for (int i = 0; i < 130; i++) {
            shop.call("POST", "/api/bans", "{\"network\":\"198.18.0.%d\",\"reason\":\"page\"}".formatted(i));
        }
        JsonNode first = list("?search=page");
        assertThat(first.path("bans")).hasSize(100);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second = list(
                "?search=page&before=" + first.path("bans").path(99).path("id").asText());
        assertThat(second.path("bans")).hasSize(30);
        assertThat(second.path("more").asBoolean()).isFalse();
        List<String> ids = new ArrayList<>();
        first.path("bans").forEach(ban -> ids.add("\"" + ban.path("id").asText() + "\""));
        TestAnswer lifted = shop.call("POST", "/api/bans/lift", "{\"ids\":" + ids + "}");
        assertThat(lifted.body().path("lifted").asInt()).isEqualTo(100);
        assertThat(list("?search=page").path("bans")).hasSize(30);
    }

    @Test
    void whoIsBannedTwiceIsBannedOnceAsSaidLast() {
        shop.call("POST", "/api/bans", "{\"network\":\"198.51.100.7/24\",\"reason\":\"one\"}");
        shop.call("POST", "/api/bans", "{\"network\":\"198.51.100.0/24\",\"reason\":\"two\"}");
        assertThat(list("").path("bans")).hasSize(1);
        assertThat(list("").path("bans").path(0).path("reason").asText()).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | |",
                "{\"visitor\":\"x\",\"network\":\"1.2.3.4\"} | 400 | |",
                "{\"visitor\":7} | 400 | |",
                "{\"network\":\"1.2.3.4\",\"more\":1} | 400 | |",
                "{\"visitor\":\"6xkaekp2jjlr\"} | 422 | visitor | unknown",
                "{\"visitor\":\"<b>\"} | 422 | visitor | unknown",
                "{\"network\":\"shop.example\"} | 422 | network | invalid",
                "{\"network\":\"1.2.3.4/33\"} | 422 | network | invalid",
                "{\"network\":\"0.0.0.0/0\"} | 422 | network | too_wide",
                "{\"network\":\"::/8\"} | 422 | network | too_wide",
                "{\"network\":\"1.2.3.4\",\"ends\":1} | 422 | ends | past",
            })
    void badInputIsAnswered(String body, int status, String field, String fault) {
        TestAnswer answer = shop.call("POST", "/api/bans", body);
        assertThat(answer.status()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.fault(field)).isEqualTo(status + " " + fault);
        }
        assertThat(list("").path("bans")).isEmpty();
    }

    @Test
    void agentsBanVisitorsAndAdministratorsDoTheRest() {
        assertThat(ban(anna, "{\"network\":\"198.51.100.7\"}").code()).isEqualTo("403 not_allowed");
        assertThat(TestAnswer.to(anna, "GET", "/api/bans", null).code()).isEqualTo("403 not_allowed");
        assertThat(TestAnswer.to(anna, "DELETE", "/api/bans/abc", null).code()).isEqualTo("403 not_allowed");
        assertThat(TestAnswer.to(anna, "POST", "/api/bans/lift", "{\"ids\":[]}").code())
                .isEqualTo("403 not_allowed");
        assertThat(shop.call("GET", "/api/bans?kind=all", null).code()).isEqualTo("400 bad_request");
        assertThat(shop.call("GET", "/api/bans?before=%3Cb%3E", null).code()).isEqualTo("400 bad_request");
        assertThat(shop.call("GET", "/api/bans?search=" + "x".repeat(201), null).code())
                .isEqualTo("400 bad_request");
        assertThat(shop.call("POST", "/api/bans/lift", "{\"ids\":[null]}").code())
                .isEqualTo("400 bad_request");
        assertThat(shop.call(
                                "POST",
                                "/api/bans",
                                "{\"network\":\"198.51.100.7\",\"reason\":\"%s\"}".formatted("x".repeat(501)))
                        .fault("reason"))
                .isEqualTo("422 too_long");
    }
}
