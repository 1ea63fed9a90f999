package dev.causerie.identity;

import static dev.causerie.identity.TestSite.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// S14: what was opened by a secret ends with it, on every server, and nothing that was given meanwhile opens again.
class S14SecretsAndConnectionsIT {
    @Test
    void aReplacedSecretEndsConnectionsOnEveryServer() {
        Map<String, String> settings = Map.of("CAUSERIE_DATABASE", TestDatabase.POSTGRES.demo());
        try (TestServer one = TestServer.demo(settings);
                TestServer two = TestServer.demo(settings)) {
            TestSite here = new TestSite(one);
            here.generate(0);
            TestSite there = new TestSite(two);
            TestSocket near = here.signedIn("zoe");
            TestSocket far = there.browser(here.token("zoe"), "");
            assertThat(near.await("welcome").path("visitor"))
                    .isEqualTo(far.await("welcome").path("visitor"));
            String old = here.token("zoe");
            here.generate(0);
            assertThat(near.closeCode()).isEqualTo(4102);
            assertThat(far.closeCode()).isEqualTo(4102);
            for (TestSite site : List.of(here, there)) {
                assertThat(site.browser(old, "")
                                .await("welcome")
                                .at("/identity/refused")
                                .asText())
                        .isEqualTo("signature");
                assertThat(site.browser(here.token("zoe"), "")
                                .await("welcome")
                                .at("/identity/fresh")
                                .asLong())
                        .isPositive();
            }
        }
    }

    @Test
    void nothingOfASignedInVisitorOpensThemLater() {
        TestServer server = TestServer.shared();
        TestSite site = new TestSite(server);
        site.generate(0);
        try (TestSocket _ = TestAgent.anna(server).desk()) {
            TestSocket zoe = site.signedIn("zoe-of-s14");
            String visitor = zoe.await("welcome").path("visitor").asText();
            assertThat(zoe.await("welcome").path("token").asText()).isEmpty();
            say(zoe, "Only for me");
            zoe.close();
            TestSocket next = site.browser(null, ",\"token\":\"\"");
            assertThat(next.await("welcome").path("visitor").asText()).isNotEqualTo(visitor);
            assertThat(next.received().toString()).doesNotContain("Only for me");
        } finally {
            site.remove();
        }
    }

    @Test
    void theSecretIsInNoLogAndInNoAnswerButTheFirst() {
        TestServer server = TestServer.shared();
        TestSite site = new TestSite(server);
        String secret = site.generate(0);
        try {
            site.signedIn("zoe-of-s14");
            site.browser(TestTokens.of("f".repeat(64), "zoe-of-s14"), "");
            assertThat(site.call("GET", "", null).toString()).doesNotContain(secret);
            site.require(true);
            assertThat(site.call("GET", "", null).toString()).doesNotContain(secret);
            String output = String.join("\n", server.output());
            assertThat(output).doesNotContain(secret).doesNotContain("eyJ");
        } finally {
            site.require(false);
            site.remove();
        }
    }
}
