package dev.causerie.gate;

import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S6, attacks by headers: whatever stands in them, an address is an address or it is not believed, and nothing is
/// decided by what a visitor made up.
class S6HeadersIT {
    private static TestServer server;
    private static TestShop shop;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1"));
        shop = new TestShop(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "'; drop table ban; --",
                "193.51.208.13<b>",
                "193.51.208.13 193.51.208.13",
                "{{constructor.constructor('alert(1)')()}}",
                "${jndi:ldap://evil.example/a}",
                "../../../etc/passwd",
                "%00",
                "0x7f.1",
                "2130706433",
                "017700000001",
                "localhost",
                ",,,,",
                "unknown",
                "_hidden",
                "for=193.51.208.13;proto=https",
            })
    void aForwardedAddressThatIsNoneIsNotBelieved(String header) {
        shop.rules("[\"FR\"]", null);
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = shop.comes(header, SHOP, "")) {
            visitor.await("welcome");
            visitor.send("{\"type\":\"message\",\"id\":\"header-%08d\",\"text\":\"Hello\"}"
                    .formatted(Math.abs(header.hashCode() % 100_000_000)));
            String chat = visitor.awaitEvent("message").path("chat").asText();
            desk.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
            JsonNode visit = desk.await("visit");
            assertThat(visit.at("/visit/address").asText()).matches("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
            assertThat(desk.received().toString())
                    .doesNotContain(header.substring(0, Math.min(8, header.length())) + "<");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example<script>",
                "https://shop.example\"onload=",
                "https://shop.example\\.other.example",
                "https://shop.example@other.example",
                "https://shop.example%2eother.example",
                "https://shop.example#",
                "https://shop.example?",
                "javascript:alert(1)//shop.example",
            })
    void anOriginThatIsNoneIsNotListed(String origin) {
        shop.rules(null, "[\"shop.example\",\"*.shop.example\"]");
        assertThat(shop.refusal("8.8.8.8", origin)).isEqualTo(4203);
        shop.rules(null, null);
    }
}
