package dev.causerie.gate;

import static dev.causerie.gate.TestShop.AMERICA;
import static dev.causerie.gate.TestShop.FRANCE;
import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Countries and domains at the running server, by every door.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GateIT {
    private static final int NOT_LISTED = 4203;
    private static final int NO_CHAT = 4204;
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestServer server;
    private final TestShop shop;

    GateIT(TestDatabase kind) {
        server = SERVERS.computeIfAbsent(
                kind,
                any -> TestServer.demo(
                        Map.of("CAUSERIE_DATABASE", kind.demo(), "CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1")));
        shop = new TestShop(server);
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private String snippet(String address) {
        return TestAgent.call(HttpRequest.newBuilder(server.address("/snippet.js?key=" + shop.key()))
                        .header("X-Forwarded-For", address))
                .body();
    }

    @Test
    void whoIsFromABlockedCountryHasNoChatByAnyDoorAndIsNotTold() throws Exception {
        String before = snippet(FRANCE);
        shop.rules("[\"FR\",\"BE\"]", null);
        assertThat(shop.refusal(FRANCE, SHOP)).isEqualTo(NO_CHAT);
        assertThat(shop.refusal("::ffff:" + FRANCE, SHOP)).isEqualTo(NO_CHAT);
        assertThat(shop.refusal("2001:660::1", SHOP)).isEqualTo(NO_CHAT);
        assertThat(shop.refusedStream(FRANCE, SHOP))
                .contains("event: close", "data: 4204")
                .noneMatch(line -> line.contains("why") || line.contains("welcome"));
        assertThat(snippet(FRANCE)).as("the widget stays").isEqualTo(before);
        shop.welcome(AMERICA).close();
        shop.welcome("10.1.2.3").close();
        shop.rules(null, null);
        shop.welcome(FRANCE).close();
    }

    @Test
    void onAPageThatIsNotListedThereIsNoChatAndItsDeveloperIsTold() throws Exception {
        shop.rules(null, "[\"shop.example\",\"*.many.example\",\"https://café.example/\"]");
        for (String origin : new String[] {
            SHOP,
            "HTTPS://SHOP.example:8443",
            "http://shop.example.",
            "https://a.b.many.example",
            "https://xn--caf-dma.example"
        }) {
            try (TestSocket socket = shop.comes(AMERICA, origin, "")) {
                assertThat(socket.await("welcome")).as(origin).isNotNull();
            }
        }
        for (String origin : new String[] {
            "https://other.example",
            "https://www.shop.example",
            "https://many.example",
            "https://shop.example.evil.example",
            "null",
            "https://shop.example, https://other.example",
            "file://shop.example"
        }) {
            assertThat(shop.refusal(AMERICA, origin)).as(origin).isEqualTo(NOT_LISTED);
        }
        assertThat(shop.refusal(AMERICA, null)).as("no browser").isEqualTo(NOT_LISTED);
        assertThat(shop.refusedStream(AMERICA, "https://other.example"))
                .contains("event: close", "data: 4203", "event: why")
                .anyMatch(line -> line.contains("domain"));
    }

    @Test
    void whatIsSentIntoAStreamComesFromThePageThatOpenedIt() throws Exception {
        try (TestPost stream = TestPost.open(server, shop.hello(""), SHOP)) {
            assertThat(stream.post("{\"type\":\"typing\",\"text\":\"\"}", "https://other.example"))
                    .isEqualTo(404);
            assertThat(stream.post("{\"type\":\"typing\",\"text\":\"\"}", null)).isEqualTo(404);
            assertThat(stream.post("{\"type\":\"typing\",\"text\":\"\"}", SHOP)).isEqualTo(202);
        }
    }

    @Test
    void whoIsThereIsSentAwayWhenTheRulesChangeAndNobodyElse() {
        try (TestSocket french = shop.welcome(FRANCE);
                TestSocket american = shop.welcome(AMERICA);
                TestSocket elsewhere = shop.comes(AMERICA, "https://other.example", "")) {
            elsewhere.await("welcome");
            shop.rules("[\"FR\"]", null);
            assertThat(french.closeCode()).isEqualTo(NO_CHAT);
            shop.rules(null, "[\"shop.example\"]");
            assertThat(elsewhere.closeCode()).isEqualTo(NOT_LISTED);
            american.send("{\"type\":\"departments\"}");
            american.await("departments");
            assertThat(american.isOpen()).isTrue();
        }
    }

    @Test
    void rulesOfOneWidgetAreNoneOfAnother() {
        TestShop other = new TestShop(server);
        shop.rules("[\"FR\"]", "[\"only.example\"]");
        other.welcome(FRANCE).close();
        assertThat(shop.refusal(FRANCE, SHOP)).isEqualTo(NOT_LISTED);
        assertThat(shop.refusal(FRANCE, "https://only.example")).isEqualTo(NO_CHAT);
    }

    @Test
    void aForwardedAddressCountsOnlyFromAListedProxy() {
        TestShop plain = new TestShop(TestServer.shared());
        plain.rules("[\"FR\"]", null);
        plain.welcome(FRANCE).close();
        shop.rules("[\"FR\"]", null);
        assertThat(shop.refusal(FRANCE + ", 127.0.0.1", SHOP))
                .as("behind two proxies")
                .isEqualTo(NO_CHAT);
        assertThat(shop.refusal("8.8.8.8, " + FRANCE, SHOP))
                .as("made up by the visitor")
                .isEqualTo(NO_CHAT);
        shop.welcome(FRANCE + ", " + AMERICA).close();
    }

    @Test
    void tenThousandDomainsAreAsGoodAsOne() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"" + (i % 2 == 0 ? "*." : "") + "shop" + i + ".example\"")
                .collect(Collectors.joining(",", "[", "]"));
        shop.rules(null, many);
        try (TestSocket socket = shop.comes(AMERICA, "https://a.shop9998.example", "")) {
            socket.await("welcome");
        }
        assertThat(shop.refusal(AMERICA, "https://a.shop9999.example")).isEqualTo(NOT_LISTED);
    }

    @Test
    void whoWasFasterIsNotWrittenOver() {
        assertThat(shop.rules("[\"FR\"]", null)).isEqualTo(1);
        TestAnswer slow = shop.call("PUT", shop.path(), TestShop.body(0, "[\"BE\"]", null));
        assertThat(slow.code()).isEqualTo("409 outdated");
        assertThat(shop.rules("[\"BE\"]", null)).isEqualTo(2);
        assertThat(shop.call("PUT", shop.path(), TestShop.body(1, null, null)).code())
                .isEqualTo("409 outdated");
        assertThat(shop.call("GET", shop.path(), null)
                        .body()
                        .path("countries")
                        .path(0)
                        .asText())
                .isEqualTo("BE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400",
                "null | 400",
                "[] | 400",
                "{\"base\":0,\"countriesOn\":true,\"countries\":[null],\"domainsOn\":false,\"domains\":[]} | 400",
                "{\"base\":0,\"countriesOn\":true,\"countries\":[7],\"domainsOn\":false,\"domains\":[]} | 400",
                "{\"base\":0,\"countriesOn\":\"true\",\"countries\":[],\"domainsOn\":false,\"domains\":[]} | 400",
                "{\"base\":0,\"countriesOn\":true,\"countries\":[],\"domainsOn\":false,\"domains\":[],\"more\":1} | 400",
                "{\"base\":0,\"countriesOn\":true,\"countries\":[\"ZZ\"],\"domainsOn\":false,\"domains\":[]} | 422",
                "{\"base\":0,\"countriesOn\":true,\"domainsOn\":false} | 422",
                "{\"base\":0,\"countriesOn\":false,\"countries\":[],\"domainsOn\":true,\"domains\":[]} | 422",
                "{\"base\":0,\"countriesOn\":false,\"countries\":[],\"domainsOn\":true,\"domains\":[\"*\"]} | 422",
            })
    void badInputIsAnsweredAndChangesNothing(String body, int status) {
        assertThat(shop.call("PUT", shop.path(), body).status()).isEqualTo(status);
        assertThat(shop.call("GET", shop.path(), null).body().path("version").asInt())
                .isZero();
    }

    @Test
    void onlyAdministratorsOfTheAccountMay() {
        TestAgent anna = TestAgent.anna(server);
        assertThat(TestAnswer.to(anna, "GET", shop.path(), null).code()).isEqualTo("403 not_allowed");
        assertThat(TestAnswer.to(anna, "PUT", shop.path(), TestShop.body(0, null, null))
                        .code())
                .isEqualTo("403 not_allowed");
        assertThat(shop.call("GET", "/api/widgets/0000/gate", null).code()).isEqualTo("404 not_found");
        assertThat(TestAgent.call(HttpRequest.newBuilder(server.address(shop.path())))
                        .statusCode())
                .isEqualTo(401);
    }
}
