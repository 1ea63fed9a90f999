package dev.causerie.identity;

import static dev.causerie.identity.TestSite.chat;
import static dev.causerie.identity.TestSite.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S3: who types somebody's address, name or id is not that one. Only a signed token makes a person.
class S3TypedAddressIT {
    private static final String ZOE = "zoe-of-s3";

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

    @Test
    void aTypedAddressOpensNothingAndProvesNothing() {
        try (TestSocket anna = TestAgent.anna(server).desk()) {
            TestSocket zoe = site.signedIn(ZOE);
            say(zoe, "My order is a lantern");
            TestSocket eve = site.stranger();
            String claim = "\"answers\":{\"name\":\"%s Example\",\"email\":\"%s@mail.example\"}".formatted(ZOE, ZOE);
            TestSite.send(eve, "\"type\":\"profile\"," + claim);
            String chat = chat(TestSite.send(eve, "\"type\":\"message\",\"text\":\"It is me\"," + claim));
            JsonNode listed = anna.await(frame -> frame.at("/chat/id").asText().equals(chat), "the chat");
            assertThat(listed.at("/chat/visitor/email").asText()).isEqualTo(ZOE + "@mail.example");
            assertThat(listed.at("/chat/visitor").has("external")).isFalse();
            assertThat(TestSite.earlier(eve, "").path("events")).isEmpty();
            assertThat(eve.received().toString()).doesNotContain("lantern");
            assertThat(zoe.received().toString()).doesNotContain("It is me");
        }
    }

    @Test
    void anIdThatIsTypedIsNoId() {
        TestSocket eve = site.greeting(null, ",\"external\":\"" + ZOE + "\"");
        assertThat(eve.await("error").path("code").asText()).isEqualTo("bad_frame");
        TestSocket mallory = site.stranger();
        String before = mallory.await("welcome").path("visitor").asText();
        TestSite.send(mallory, "\"type\":\"profile\",\"answers\":{\"external_id\":\"" + ZOE + "\"}");
        String token = mallory.await("welcome").path("token").asText();
        TestSocket again = site.browser(null, ",\"token\":\"" + token + "\"");
        assertThat(again.await("welcome").path("visitor").asText()).isEqualTo(before);
        assertThat(again.await("welcome").has("identity")).isFalse();
    }
}
