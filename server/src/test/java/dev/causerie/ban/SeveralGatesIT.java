package dev.causerie.ban;

import static dev.causerie.gate.TestShop.AMERICA;
import static dev.causerie.gate.TestShop.FRANCE;
import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.TestWait;
import dev.causerie.gate.TestShop;
import dev.causerie.sql.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is set at one server holds at the others within seconds, for those who are there too.
class SeveralGatesIT {
    private static final int NOT_LISTED = 4203;
    private static final int NO_CHAT = 4204;
    private static final long PATIENCE_MILLIS = 20_000;
    private static TestServer one;
    private static TestServer other;
    private static TestShop shop;

    @BeforeAll
    static void start() {
        Map<String, String> settings = Map.of(
                "CAUSERIE_DATABASE",
                TestDatabase.POSTGRES.demo(),
                "CAUSERIE_TRUSTED_PROXIES",
                "127.0.0.1,::1",
                "CAUSERIE_LIMITS",
                "off");
        one = TestServer.demo(settings);
        other = TestServer.demo(settings);
        shop = new TestShop(one);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    private static TestSocket there(String address, String origin, String more) {
        TestSocket socket = shop.comes(other, address, origin, more);
        socket.await("welcome");
        return socket;
    }

    @Test
    void rulesHoldAtTheOtherServer() {
        try (TestSocket french = there(FRANCE, SHOP, "");
                TestSocket elsewhere = there(AMERICA, "https://other.example", "")) {
            shop.rules("[\"FR\"]", "[\"shop.example\"]");
            assertThat(french.closeCode()).isEqualTo(NO_CHAT);
            assertThat(elsewhere.closeCode()).isEqualTo(NOT_LISTED);
        } finally {
            shop.rules(null, null);
        }
    }

    @Test
    void bansHoldAtTheOtherServer() {
        try (TestSocket _ = TestAgent.anna(other).desk();
                TestSocket visitor = there(AMERICA, SHOP, "");
                TestSocket ranged = there("203.0.113.7", SHOP, "")) {
            visitor.send("{\"type\":\"message\",\"id\":\"several-0001\",\"text\":\"Hello\"}");
            visitor.awaitEvent("message");
            String id = visitor.await("welcome").path("visitor").asText();
            TestAnswer banned =
                    TestAnswer.to(TestAgent.louis(one), "POST", "/api/bans", "{\"visitor\":\"%s\"}".formatted(id));
            assertThat(banned.status()).isEqualTo(201);
            assertThat(visitor.closeCode()).isEqualTo(NO_CHAT);
            shop.call("POST", "/api/bans", "{\"network\":\"203.0.113.0/24\"}");
            assertThat(ranged.closeCode()).isEqualTo(NO_CHAT);
        }
    }

    @Test
    void maskingHoldsAtTheOtherServer() {
        try (TestSocket _ = TestAgent.anna(other).desk();
                TestSocket visitor = there(AMERICA, SHOP, "")) {
            int base = shop.call("GET", "/api/masking", null)
                    .body()
                    .path("version")
                    .asInt();
            shop.call(
                    "PUT",
                    "/api/masking",
                    "{\"base\":%d,\"cards\":true,\"agents\":false,\"patterns\":[]}".formatted(base));
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            for (int i = 0; ; i++) {
                assertThat(System.currentTimeMillis()).as("it is never masked").isLessThan(end);
                visitor.forget();
                visitor.send(
                        "{\"type\":\"message\",\"id\":\"several-1%05d\",\"text\":\"4111111111111111\"}".formatted(i));
                String text = visitor.awaitEvent("message").at("/event/text").asText();
                if (text.startsWith("•")) {
                    break;
                }
                TestWait.aMoment();
            }
        }
    }
}
