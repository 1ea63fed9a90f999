package dev.causerie.identity;

import static dev.causerie.identity.TestSite.awaitText;
import static dev.causerie.identity.TestSite.chat;
import static dev.causerie.identity.TestSite.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.feed.TestStream;
import dev.causerie.sql.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Visitors whom their site knows, at the running server. Each test has persons and a secret of its own.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class IdentityIT {
    private static final AtomicInteger PERSONS = new AtomicInteger();

    private final TestDatabase kind;
    private final TestServer server;
    private final TestSite site;
    private final String zoe = "zoe-" + PERSONS.incrementAndGet();
    private final String eve = "eve-" + PERSONS.incrementAndGet();
    private final List<TestSocket> open = new ArrayList<>();

    IdentityIT(TestDatabase kind) {
        this.kind = kind;
        server = TestServer.shared(kind);
        site = new TestSite(server);
        site.generate(0);
    }

    @AfterEach
    void leave() {
        open.forEach(TestSocket::close);
        site.remove();
    }

    private TestSocket kept(TestSocket socket) {
        open.add(socket);
        return socket;
    }

    private TestSocket anna() {
        return kept(TestAgent.anna(server).desk());
    }

    private TestSocket as(String person) {
        return kept(site.signedIn(person));
    }

    private static JsonNode identity(TestSocket socket) {
        return socket.await("welcome").path("identity");
    }

    @Test
    void onePersonIsInTheSameChatOnAllDevicesAndNobodyElseIs() {
        anna();
        TestSocket phone = as(zoe);
        TestSocket desk = as(zoe);
        TestSocket other = as(eve);
        assertThat(phone.await("welcome").path("visitor"))
                .isEqualTo(desk.await("welcome").path("visitor"));
        assertThat(other.await("welcome").path("visitor"))
                .isNotEqualTo(desk.await("welcome").path("visitor"));
        assertThat(phone.await("welcome").path("token").asText()).isEmpty();
        say(phone, "From my phone");
        awaitText(desk, "From my phone");
        say(desk, "From my desk");
        awaitText(phone, "From my desk");
        TestSocket later = as(zoe);
        JsonNode events = later.await("events").path("events");
        assertThat(events.findValuesAsText("text")).containsExactly("From my phone", "From my desk");
        assertThat(later.await("read").path("number").asInt()).isEqualTo(3);
        say(other, "It is Eve");
        assertThat(other.received().toString()).doesNotContain("From my");
        assertThat(phone.received().toString()).doesNotContain("It is Eve");
    }

    @Test
    void agentsSeeWhoItIsAndThatItIsProved() {
        TestSocket anna = anna();
        TestSocket visitor = as(zoe);
        assertThat(visitor.await("welcome").path("profile").path("name").asText())
                .isEqualTo(zoe + " Example");
        String chat = chat(say(visitor, "Hello"));
        JsonNode listed = anna.await(frame -> frame.at("/chat/id").asText().equals(chat), "the chat")
                .path("chat")
                .path("visitor");
        assertThat(listed.path("external").asText()).isEqualTo(zoe);
        assertThat(listed.path("name").asText()).isEqualTo(zoe + " Example");
        assertThat(listed.path("email").asText()).isEqualTo(zoe + "@mail.example");
    }

    @Test
    void nameAndAddressAreTheSitesWordAlone() {
        TestSocket anna = anna();
        TestSocket visitor = as(zoe);
        String claim =
                "\"type\":\"profile\",\"answers\":{\"name\":\"The boss\",\"email\":\"boss@mail.example\",\"phone\":\"+33 1 23\"}";
        JsonNode before = TestSite.send(visitor, claim).path("profile");
        assertThat(before.path("name").asText()).isEqualTo(zoe + " Example");
        assertThat(before.path("email").asText()).isEqualTo(zoe + "@mail.example");
        assertThat(before.path("phone").asText()).isEqualTo("+33 1 23");
        String chat = chat(
                TestSite.send(
                        visitor,
                        "\"type\":\"message\",\"text\":\"Hello\",\"answers\":{\"name\":\"The boss\",\"email\":\"boss@mail.example\"}"));
        assertThat(TestSite.send(visitor, claim).path("profile")).isEqualTo(before);
        JsonNode seen = anna.await(frame -> frame.at("/chat/id").asText().equals(chat), "the chat");
        assertThat(seen.at("/chat/visitor/name").asText()).isEqualTo(zoe + " Example");
        assertThat(anna.received().toString()).doesNotContain("The boss");
    }

    @Test
    void aNewNameReachesTheRunningChat() {
        TestSocket anna = anna();
        TestSocket visitor = as(zoe);
        String chat = chat(say(visitor, "Hello"));
        String claims = TestTokens.claims(zoe, System.currentTimeMillis() / 1_000, 300);
        String renamed =
                TestTokens.signed(site.secret(), TestTokens.HEADER, claims.replace(zoe + " Example", "Zoé Married"));
        visitor.send("{\"type\":\"identify\",\"jwt\":\"" + renamed + "\"}");
        assertThat(visitor.await("identity").at("/identity/fresh").asLong()).isPositive();
        anna.await(
                frame -> frame.at("/chat/id").asText().equals(chat)
                        && frame.at("/chat/visitor/name").asText().equals("Zoé Married"),
                "the new name");
        assertThat(as(zoe).await("welcome").at("/profile/name").asText()).isEqualTo(zoe + " Example");
    }

    @Test
    void whoSignsInGoesOnWithTheChat() {
        TestSocket anna = anna();
        TestSocket stranger = kept(site.stranger());
        String token = stranger.await("welcome").path("token").asText();
        String chat = chat(say(stranger, "Before I signed in"));
        stranger.close();
        TestSocket visitor = kept(site.browser(site.token(zoe), ",\"token\":\"" + token + "\""));
        assertThat(visitor.await("welcome").path("chat").asText()).isEqualTo(chat);
        assertThat(visitor.await("events").toString()).contains("Before I signed in");
        anna.await(
                frame -> frame.at("/chat/id").asText().equals(chat)
                        && frame.at("/chat/visitor/external").asText().equals(zoe),
                "who it is");
        say(visitor, "And after");
        TestSocket back =
                kept(site.browser(null, ",\"token\":\"" + token + "\",\"chat\":\"" + chat + "\",\"after\":0"));
        assertThat(back.await("welcome").has("chat")).isFalse();
        assertThat(back.received().toString()).doesNotContain("And after");
    }

    @Test
    void aBadTokenMakesAStrangerAndSaysWhy() {
        long now = System.currentTimeMillis() / 1_000;
        TestSocket late = kept(site.browser(TestTokens.of(site.secret(), zoe, now - 1_000, 300), ""));
        assertThat(identity(late).path("refused").asText()).isEqualTo("expired");
        assertThat(late.await("welcome").path("token").asText()).isNotEmpty();
        assertThat(late.await("welcome").has("profile")
                        && late.await("welcome").path("profile").has("name"))
                .isFalse();
        TestSocket forged = kept(site.browser(TestTokens.of("x".repeat(64), zoe), ""));
        assertThat(identity(forged).path("refused").asText()).isEqualTo("signature");
        TestSocket partly = kept(site.browser(TestTokens.signed(site.secret(), TestTokens.HEADER, "{}"), ""));
        assertThat(identity(partly).path("refused").asText()).isEqualTo("missing_claim");
        assertThat(identity(partly).path("about").asText()).isEqualTo("external_id");
        JsonNode refused = site.call("GET", "", null).path("refused");
        assertThat(refused.findValuesAsText("reason")).contains("expired", "signature", "missing_claim");
        assertThat(site.stranger().await("welcome").has("identity")).isFalse();
    }

    @Test
    void aFreshTokenKeepsAConnectionAndSomebodyElsesDoesNot() {
        TestSocket visitor = as(zoe);
        visitor.send("{\"type\":\"identify\",\"jwt\":\"" + site.token(zoe) + "\"}");
        assertThat(visitor.await("identity").at("/identity/fresh").asLong()).isBetween(1_000L, 300_000L);
        visitor.forget();
        visitor.send("{\"type\":\"identify\",\"jwt\":\"" + site.token(eve) + "\"}");
        assertThat(visitor.await("identity").at("/identity/refused").asText()).isEqualTo("other_person");
        visitor.forget();
        visitor.send("{\"type\":\"identify\",\"jwt\":\"rubbish\"}");
        assertThat(visitor.await("identity").at("/identity/refused").asText()).isEqualTo("malformed");
        TestSocket stranger = kept(site.stranger());
        stranger.send("{\"type\":\"identify\",\"jwt\":\"" + site.token(zoe) + "\"}");
        assertThat(stranger.await("identity").at("/identity/refused").asText()).isEqualTo("other_person");
    }

    @Test
    void withoutAFreshTokenAConnectionEnds() {
        assumeTrue(kind == TestDatabase.SQLITE, "nothing is stored");
        long now = System.currentTimeMillis() / 1_000;
        // It counts for two minutes after its end: fifteen seconds are left.
        TestSocket visitor = kept(site.browser(TestTokens.of(site.secret(), zoe, now - 405, 300), ""));
        assertThat(visitor.closeCode(40)).isEqualTo(4102);
    }

    @Test
    void aSecretThatIsReplacedEndsWhoCameByIt() {
        TestSocket visitor = as(zoe);
        TestSocket stranger = kept(site.stranger());
        String old = site.token(zoe);
        site.generate(0);
        assertThat(visitor.closeCode()).isEqualTo(4102);
        assertThat(stranger.isOpen()).isTrue();
        assertThat(identity(kept(site.browser(old, ""))).path("refused").asText())
                .isEqualTo("signature");
        assertThat(identity(as(zoe)).path("fresh").asLong()).isPositive();
    }

    @Test
    void withAnOverlapBothCount() {
        TestSocket visitor = as(zoe);
        String old = site.token(zoe);
        site.generate(10);
        assertThat(identity(kept(site.browser(old, ""))).path("fresh").asLong()).isPositive();
        visitor.send("{\"type\":\"identify\",\"jwt\":\"" + site.token(zoe) + "\"}");
        visitor.await("identity");
        int version = site.call("GET", "", null).path("version").asInt();
        site.call("DELETE", "/secret/previous?base=" + version, null);
        assertThat(identity(kept(site.browser(old, ""))).path("refused").asText())
                .isEqualTo("signature");
        say(visitor, "Still here");
        assertThat(visitor.isOpen()).isTrue();
    }

    @Test
    void whereItIsRequiredNobodyComesInWithoutAToken() {
        TestSocket before = kept(site.stranger());
        TestSocket visitor = as(zoe);
        site.require(true);
        assertThat(before.closeCode()).isEqualTo(4000);
        assertThat(visitor.closeCode()).isEqualTo(4000);
        assertThat(kept(site.greeting(null, "")).closeCode()).isEqualTo(4210);
        assertThat(kept(site.greeting("rubbish", "")).closeCode()).isEqualTo(4210 + 1 + Flaw.Kind.MALFORMED.ordinal());
        String late = TestTokens.of(site.secret(), zoe, 1_000, 300);
        assertThat(kept(site.greeting(late, "")).closeCode()).isEqualTo(4210 + 1 + Flaw.Kind.EXPIRED.ordinal());
        as(zoe);
        site.require(false);
        kept(site.stranger());
    }

    @Test
    void theOtherCarrierAsksTheSame() throws Exception {
        try (TestStream stream = TestStream.open(server, TestSocket.hello(",\"jwt\":\"" + site.token(zoe) + "\""))) {
            JsonNode welcome =
                    TestSite.json(stream.await("\"type\":\"welcome\"").substring("data: ".length()));
            assertThat(welcome.at("/identity/fresh").asLong()).isPositive();
            assertThat(welcome.path("visitor"))
                    .isEqualTo(as(zoe).await("welcome").path("visitor"));
        }
    }

    @Test
    void whatWasSaidBeforeIsThereForWhoSaidIt() {
        anna();
        TestSocket visitor = as(zoe);
        List<String> chats = new ArrayList<>();
        for (int talk = 1; talk <= 3; talk++) {
            for (int line = 1; line <= 3; line++) {
                chats.add(chat(say(visitor, "Talk " + talk + ", line " + line)));
            }
            TestSite.send(visitor, "\"type\":\"end\"");
        }
        visitor.close();
        TestSocket later = as(zoe);
        assertThat(later.await("welcome").has("chat")).isFalse();
        JsonNode third = TestSite.earlier(later, "");
        assertThat(third.path("chat").asText()).isEqualTo(chats.get(8));
        assertThat(third.findValuesAsText("text"))
                .containsExactly("Talk 3, line 1", "Talk 3, line 2", "Talk 3, line 3");
        assertThat(third.path("more").asBoolean()).isTrue();
        String before = ",\"chat\":\"%s\",\"number\":1";
        later.forget();
        JsonNode second = TestSite.earlier(later, before.formatted(chats.get(8)));
        assertThat(second.path("chat").asText()).isEqualTo(chats.get(5));
        later.forget();
        JsonNode first = TestSite.earlier(later, before.formatted(chats.get(5)));
        assertThat(first.findValuesAsText("text")).contains("Talk 1, line 1");
        assertThat(first.path("more").asBoolean()).isFalse();
        later.forget();
        JsonNode part = TestSite.earlier(later, ",\"chat\":\"" + chats.get(2) + "\",\"number\":3");
        assertThat(part.findValuesAsText("text")).containsExactly("Talk 1, line 1");
        later.forget();
        assertThat(TestSite.earlier(later, before.formatted(chats.get(2))).path("events"))
                .isEmpty();
    }

    @Test
    void onlyAdministratorsSeeAndChangeIt() {
        TestAgent anna = TestAgent.anna(server);
        for (String[] call : new String[][] {
            {"GET", ""},
            {"PUT", ""},
            {"POST", "/secret"},
            {"DELETE", "/secret?base=1"},
            {"DELETE", "/secret/previous?base=1"},
            {"POST", "/check"}
        }) {
            String body = call[0].startsWith("P") ? "{}" : null;
            assertThat(site.ask(anna, call[0], call[1], body).statusCode())
                    .as(String.join(" ", call))
                    .isEqualTo(403);
        }
        String shown = site.call("GET", "", null).toString();
        assertThat(shown).contains("current").doesNotContain(site.secret());
    }

    @Test
    void badCallsAreAnswered() {
        TestAgent camille = site.camille();
        assertThat(site.ask(camille, "PUT", "", "{\"base\":0,\"required\":true}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(site.ask(camille, "PUT", "", "{\"required\":true}").statusCode())
                .isEqualTo(400);
        assertThat(site.ask(camille, "PUT", "", "{\"base\":1,\"required\":\"yes\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(site.ask(camille, "POST", "/secret", "{}").statusCode()).isEqualTo(400);
        assertThat(site.ask(camille, "POST", "/check", "{}").statusCode()).isEqualTo(400);
        assertThat(site.ask(camille, "DELETE", "/secret", null).statusCode()).isEqualTo(400);
        int version = site.call("GET", "", null).path("version").asInt();
        String long_ = "{\"base\":%d,\"overlap\":10081}".formatted(version);
        assertThat(site.ask(camille, "POST", "/secret", long_).statusCode()).isEqualTo(422);
        site.remove();
        JsonNode none = site.call("PUT", "", "{\"base\":%d,\"required\":true}".formatted(version + 1));
        assertThat(none.at("/fields/required").asText()).isEqualTo("no_secret");
    }

    @Test
    void aTokenCanBeChecked() {
        JsonNode good = site.call("POST", "/check", "{\"token\":\" %s\\n\"}".formatted(site.token(zoe)));
        assertThat(good.path("key").asText()).isEqualTo("current");
        assertThat(good.at("/claims/externalId").asText()).isEqualTo(zoe);
        String old = site.token(zoe);
        site.generate(10);
        assertThat(site.call("POST", "/check", "{\"token\":\"" + old + "\"}")
                        .path("key")
                        .asText())
                .isEqualTo("previous");
        JsonNode bad = site.call(
                "POST",
                "/check",
                "{\"token\":\"" + TestTokens.signed(site.secret(), "{\"alg\":\"HS256\",\"kid\":\"1\"}", "{}") + "\"}");
        assertThat(bad.path("reason").asText()).isEqualTo("header");
        assertThat(bad.path("about").asText()).isEqualTo("kid");
        assertThat(bad.has("claims")).isFalse();
        String huge = "{\"token\":\"" + "e".repeat(200_000) + "\"}";
        assertThat(site.call("POST", "/check", huge).path("reason").asText()).isEqualTo("too_large");
    }
}
