package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.causerie.TestAgent;
import dev.causerie.TestPorts;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What was left is answered by real mail, and real mail comes back.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InboxMailIT extends MailedInbox {
    private static final Pattern LINK = Pattern.compile("/resume#([A-Za-z0-9_-]+)");

    InboxMailIT(TestDatabase kind) {
        super(kind);
    }

    @Test
    void anAnswerGoesOutItsReplyComesBackAndTheNextAnswerContinuesTheThread() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        String text = word() + " where is my lamp?";
        String entry = leave(text).entry();
        answer(entry, "It comes <b>tomorrow</b>");
        MimeMessage mail = sent(1);
        String name = mail.getHeader("Message-ID", "");
        assertThat(mail.getSubject()).isEqualTo("Re: " + text);
        assertThat(mail.getAllRecipients()[0].toString()).contains("zoe@mail.example");
        assertThat(GreenMailUtil.getBody(mail)).contains("It comes", "&lt;b&gt;tomorrow");
        assertThat(mail.getHeader("In-Reply-To")).isNull();
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));

        comes("zoe@mail.example", "In-Reply-To: " + name + "\r\n", "Wonderful!\r\n\r\n> It comes tomorrow\r\n");
        JsonNode replied = page(entry, page -> page.path("events").size() == 3);
        assertThat(replied.at("/entry/state").asText()).isEqualTo("open");
        assertThat(replied.at("/entry/unread").asBoolean()).isTrue();
        assertThat(replied.at("/events/2/kind").asText()).isEqualTo("reply");
        assertThat(replied.at("/events/2/text").asText()).isEqualTo("Wonderful!");
        assertThat(replied.at("/events/2/whole").asText()).contains("> It comes tomorrow");
        mailGoesBy(post.getSmtp().getPort());

        answer(entry, "You are welcome");
        long ours = 0;
        for (int n = 1; ours < 2; n++) {
            MimeMessage next = sent(n);
            ours += next.getFrom()[0].toString().contains("shop@acme.example") ? 1 : 0;
            mail = next;
        }
        assertThat(mail.getSubject()).isEqualTo("Re: " + text);
        assertThat(mail.getHeader("In-Reply-To", "")).contains("<back-");
        assertThat(mail.getHeader("References", "")).contains(name).contains("<back-");
        assertThat(page(entry).path("events")).hasSize(4);
    }

    private void masks(boolean agents, String patterns) throws Exception {
        int base = call("GET", "/api/masking", null).path("version").asInt();
        JsonNode saved = call(
                "PUT",
                "/api/masking",
                "{\"base\":%d,\"cards\":true,\"agents\":%s,\"patterns\":[%s]}".formatted(base, agents, patterns));
        assertThat(saved.path("version").asInt()).isGreaterThan(base);
    }

    /// All words of a mail as people read them, its headers too.
    private static String words(Part part) throws Exception {
        StringBuilder words = new StringBuilder();
        for (var headers = part.getAllHeaders(); headers.hasMoreElements(); ) {
            words.append(MimeUtility.decodeText(headers.nextElement().getValue()))
                    .append('\n');
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                words.append(words(parts.getBodyPart(i)));
            }
            return words.toString();
        }
        return words.append(part.getContent()).toString();
    }

    @Test
    void whatIsMaskedIsInNoMailThatGoesOutAndInNoReplyThatComesBack() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        masks(true, "{\"name\":\"Customer\",\"pattern\":\"KD-[0-9]{6}\"}");
        tells(true, false, "\"team@acme.example\"");
        try {
            String said = "5500-0055-5555-5559 of kd-778899";
            String kept = "••••-••••-••••-5559 of •••••••••";
            String word = word();
            String entry = leave(word + " my card is " + said).entry();
            sent(2);
            answer(entry, "Is it " + said + "?");
            sent(3);
            String name = "";
            for (MimeMessage mail : post.getReceivedMessages()) {
                String words = words(mail);
                assertThat(words).contains(kept).doesNotContain("5500-", "0055-5555", "778899");
                name = words.contains("Is it " + kept) ? mail.getHeader("Message-ID", "") : name;
            }
            comes(
                    "zoe@mail.example",
                    "In-Reply-To: " + name + "\r\n",
                    "No, " + said + "\r\n\r\n> Is it " + said + "\r\n");
            JsonNode page = page(entry, now -> now.toString().contains("\"reply\""));
            assertThat(page.toString())
                    .contains("No, " + kept, "> Is it " + kept)
                    .doesNotContain("5500-", "0055-5555", "778899");
            assertThat(rows())
                    .anyMatch(text -> text.contains("No, " + kept))
                    .noneMatch(text -> text.contains("5500-") || text.contains("0055-5555") || text.contains("778899"));
            assertThat(server.output()).noneMatch(line -> line.contains("5559") || line.contains("778899"));
        } finally {
            masks(false, "");
        }
    }

    @Test
    void anAddressIsNoIdentity() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        String entry = leave(word()).entry();
        answer(entry, "Hello");
        String name = sent(1).getHeader("Message-ID", "");
        comes("zoe@mail.example", "", "I am Zoé, what did you write?");
        comes("zoe@mail.example", "In-Reply-To: <ours.0000000000000000@acme.example>\r\n", "Guessed");
        comes("other@mail.example", "References: <x@y> " + name + "\r\n", "From my other address");
        JsonNode page = page(entry, now -> now.path("events").size() == 3);
        assertThat(page.at("/events/2/from").asText()).isEqualTo("other@mail.example");
        assertThat(page.toString()).doesNotContain("I am Zoé", "Guessed");
    }

    @Test
    void anAnswerThatWasStoredIsMailedOnceThoughTheServerIsKilledBetween() throws Exception {
        int port = TestPorts.free();
        mailGoesBy(port);
        String entry = leave(word()).entry();
        assertThat(answer(entry, "Hello").at("/events/0/mail").asText()).isEqualTo("queued");
        dies();
        post.stop();
        post = post(port);
        server.start();
        sent(1);
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));
        dies();
        server.start();
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void theSecondOfTwoAnswersIsToldAndARepeatIsNoSecondMail() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        String entry = leave(word()).entry();
        String body = "{\"id\":\"%s\",\"base\":1,\"text\":\"Hello\",\"state\":\"solved\"}";
        String path = "/api/inbox/" + entry + "/answers";
        JsonNode first = call("POST", path, body.formatted("same-answer-1"));
        assertThat(first.at("/entry/state").asText()).isEqualTo("solved");
        assertThat(call("POST", path, body.formatted("same-answer-1")).path("events"))
                .isEqualTo(page(entry).path("events"));
        assertThat(call("POST", path, body.formatted("other-answer"))
                        .path("code")
                        .asText())
                .isEqualTo("outdated");
        sent(1);
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void withoutMailNothingIsAnswered() throws Exception {
        int version = call("GET", "/api/mail", null).path("version").asInt();
        call("PUT", "/api/mail", "{\"base\":" + version + "}");
        String entry = leave(word()).entry();
        assertThat(answer(entry, "Hello").path("code").asText()).isEqualTo("no_mail");
        assertThat(page(entry).path("events")).isEmpty();
    }

    @Test
    void theLinkInAnAnswerLetsItsReaderGoOnOnceAndAlone() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        Visitor zoe = leave(word());
        answer(zoe.entry(), "Hello");
        Matcher link = LINK.matcher(
                String.valueOf(sent(1).getContent() instanceof String text ? text : GreenMailUtil.getBody(sent(1))));
        assertThat(link.find()).isTrue();
        String body = "{\"token\":\"" + link.group(1) + "\"}";
        assertThat(resume("/look", body).path("site").asText())
                .as("what anybody may have typed")
                .isEmpty();
        lists("[\"shop.example\"]");
        assertThat(resume("/look", body).path("site").asText()).isEqualTo("shop.example");
        JsonNode resumed = resume("", body);
        lists(null);
        assertThat(resumed.path("key").asText()).isEqualTo(TestServer.KEY);
        assertThat(resumed.path("url").asText()).isEqualTo("https://shop.example/");
        assertThat(resume("", body).path("code").asText()).isEqualTo("used");
        assertThat(resume("/look", body).path("code").asText()).isEqualTo("used");
        assertThat(resume("", "{\"token\":\"x\"}").path("code").asText()).isEqualTo("unknown");
        assertThat(resume("", "{}").path("code").asText()).isEqualTo("bad_request");
        // Whoever typed the address may be somebody else, and sit there still.
        try (TestSocket typist = visitor(zoe.token());
                TestSocket reader = visitor(resumed.path("token").asText());
                TestSocket _ = TestAgent.anna(server).desk()) {
            assertThat(typist.await("welcome").path("visitor").asText()).isEqualTo(zoe.id());
            assertThat(reader.await("welcome").path("visitor").asText()).isNotEqualTo(zoe.id());
            assertThat(reader.await("welcome").path("profile"))
                    .isEqualTo(JSON.readTree("{\"name\":\"Zoé\",\"email\":\"zoe@mail.example\"}"));
            reader.send("{\"type\":\"message\",\"id\":\"reader-0001\",\"text\":\"Between us\"}");
            String chat = reader.awaitEvent("message").path("chat").asText();
            JsonNode beside = page(zoe.entry()).path("chats");
            assertThat(beside).hasSize(1);
            assertThat(beside.path(0).path("id").asText()).isEqualTo(chat);
            assertThat(call("GET", "/api/inbox/" + zoe.entry() + "/chats/" + chat, null)
                            .path("lines")
                            .toString())
                    .contains("Between us");
            typist.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            typist.send("{\"type\":\"nothing\"}");
            typist.await("error");
            assertThat(typist.received().toString()).doesNotContain("Between us");
        }
    }

    private TestSocket visitor(String token) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example");
        socket.send(TestSocket.hello(",\"token\":\"" + token + "\""));
        return socket;
    }

    /// @param domains as JSON, or null for everywhere
    private void lists(String domains) throws Exception {
        String path = "/api/widgets/"
                + call("GET", "/api/widgets", null).at("/widgets/0/id").asText() + "/gate";
        int base = call("GET", path, null).path("version").asInt();
        String body = "{\"base\":%d,\"countriesOn\":false,\"countries\":[],\"domainsOn\":%s,\"domains\":%s}";
        JsonNode saved = call("PUT", path, body.formatted(base, domains != null, domains == null ? "[]" : domains));
        assertThat(saved.path("version").asInt()).as(saved.toString()).isGreaterThan(base);
    }

    private JsonNode resume(String more, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(HttpRequest.newBuilder(server.address("/api/resume" + more))
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body());
    }
}
