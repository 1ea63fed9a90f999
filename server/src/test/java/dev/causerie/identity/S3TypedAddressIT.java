package dev.causerie.identity;

import static dev.causerie.identity.TestSite.chat;
import static dev.causerie.identity.TestSite.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S3: who types somebody's address, name or id is not that one. Only a signed token makes a person.
class S3TypedAddressIT {
    private static TestServer server;
    private static TestSite site;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of());
        site = new TestSite(server);
        site.generate(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTypedAddressOpensNothingAndProvesNothing() {
        try (TestSocket anna = TestAgent.anna(server).desk()) {
            TestSocket zoe = site.signedIn("zoe");
            say(zoe, "My order is 4711");
            TestSocket eve = site.stranger();
            TestSite.send(
                    eve, "\"type\":\"profile\",\"answers\":{\"name\":\"zoe Example\",\"email\":\"zoe@mail.example\"}");
            String chat = chat(
                    TestSite.send(
                            eve,
                            "\"type\":\"message\",\"text\":\"It is me\",\"answers\":{\"name\":\"zoe Example\",\"email\":\"zoe@mail.example\"}"));
            JsonNode listed = anna.await(frame -> frame.at("/chat/id").asText().equals(chat), "the chat");
            assertThat(listed.at("/chat/visitor/email").asText()).isEqualTo("zoe@mail.example");
            assertThat(listed.at("/chat/visitor").has("external")).isFalse();
            assertThat(TestSite.earlier(eve, "").path("events")).isEmpty();
            assertThat(eve.received().toString()).doesNotContain("4711");
            assertThat(zoe.received().toString()).doesNotContain("It is me");
        }
    }

    @Test
    void anIdThatIsTypedIsNoId() {
        TestSocket eve = site.greeting(null, ",\"external\":\"zoe\"");
        assertThat(eve.await("error").path("code").asText()).isEqualTo("bad_frame");
        TestSocket mallory = site.stranger();
        String before = mallory.await("welcome").path("visitor").asText();
        TestSite.send(mallory, "\"type\":\"profile\",\"answers\":{\"external_id\":\"zoe\"}");
        String token = mallory.await("welcome").path("token").asText();
        TestSocket again = site.browser(null, ",\"token\":\"" + token + "\"");
        assertThat(again.await("welcome").path("visitor").asText()).isEqualTo(before);
        assertThat(again.await("welcome").has("identity")).isFalse();
    }
}
