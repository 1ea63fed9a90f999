package dev.causerie.identity;

import static dev.causerie.identity.TestSite.chat;
import static dev.causerie.identity.TestSite.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S1: a chat is read by whoever it belongs to, and by no other token, however it is asked for.
class S1OtherVisitorsChatsIT {
    private static final String SECRET_WORDS = "The blue lamp costs 4711";
    private static final String ZOE = "zoe-of-s1";

    private final TestServer server = TestServer.shared();
    private final TestSite site = new TestSite(server);

    @BeforeEach
    void begin() {
        site.generate(0);
    }

    @AfterEach
    void end() {
        site.remove();
    }

    /// Everybody who is not Zoé, in a browser that asks for her chat as it says hello.
    private Map<String, TestSocket> others(String chat, String anonymous) {
        String asks = ",\"chat\":\"" + chat + "\",\"after\":0";
        long now = System.currentTimeMillis() / 1_000;
        Map<String, TestSocket> others = new LinkedHashMap<>();
        others.put("no token", site.browser(null, asks));
        others.put("another visitor's token", site.browser(null, ",\"token\":\"" + anonymous + "\"" + asks));
        others.put("another person", site.browser(site.token("eve-of-s1"), asks));
        others.put("a forged token", site.browser(TestTokens.of("f".repeat(64), ZOE), asks));
        others.put("an old token", site.browser(TestTokens.of(site.secret(), ZOE, now - 3_600, 300), asks));
        others.put(
                "none at all",
                site.browser(
                        TestTokens.encode("{\"alg\":\"none\"}") + "."
                                + TestTokens.encode(TestTokens.claims(ZOE, now, 300)) + ".",
                        asks));
        others.put("a name like hers", site.browser(site.token(ZOE.toUpperCase(Locale.ROOT)), asks));
        return others;
    }

    @Test
    void nobodyElseReadsAChatOrWritesIntoIt() {
        try (TestSocket _ = TestAgent.anna(server).desk()) {
            TestSocket zoe = site.signedIn(ZOE);
            String running = chat(say(zoe, SECRET_WORDS));
            String anonymous = site.stranger().await("welcome").path("token").asText();
            attack(running, anonymous);
            TestSite.send(zoe, "\"type\":\"end\"");
            attack(running, anonymous);
            assertThat(zoe.received().toString()).doesNotContain("let me in");
            TestSocket again = site.signedIn(ZOE);
            assertThat(TestSite.earlier(again, "").toString()).contains(SECRET_WORDS);
        }
    }

    private void attack(String chat, String anonymous) {
        others(chat, anonymous).forEach((who, socket) -> {
            JsonNode welcome = socket.await("welcome");
            assertThat(welcome.path("chat").asText()).as(who).isNotEqualTo(chat);
            List.of(
                            "{\"type\":\"resume\",\"chat\":\"" + chat + "\",\"after\":0}",
                            "{\"type\":\"earlier\",\"chat\":\"" + chat + "\",\"number\":99}",
                            "{\"type\":\"earlier\",\"chat\":\"" + chat + "\",\"number\":1}",
                            "{\"type\":\"earlier\"}",
                            "{\"type\":\"read\",\"number\":1}",
                            "{\"type\":\"typing\",\"text\":\"let me in\"}")
                    .forEach(socket::send);
            TestSite.send(socket, "\"type\":\"rate\",\"chat\":\"" + chat + "\",\"rating\":\"bad\"");
            TestSite.send(socket, "\"type\":\"message\",\"text\":\"let me in\"");
            TestSite.send(socket, "\"type\":\"end\"");
            assertThat(socket.received().toString()).as(who).doesNotContain(SECRET_WORDS);
            socket.close();
        });
    }
}
