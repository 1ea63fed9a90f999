package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What was left is answered by real mail, and real mail comes back.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InboxMailIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 30_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern LINK = Pattern.compile("/resume#([A-Za-z0-9_-]+)");
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestServer server;
    private final TestAgent camille;
    private GreenMail post;

    InboxMailIT(TestDatabase kind) {
        server = SERVERS.computeIfAbsent(kind, any -> TestServer.demo(Map.of("CAUSERIE_DATABASE", kind.fresh())));
        camille = TestAgent.camille(server);
    }

    @BeforeEach
    void start() throws Exception {
        post = post(0);
        tells(false, false, "");
    }

    @AfterEach
    void end() {
        post.stop();
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private static GreenMail post(int smtpPort) {
        GreenMail post = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        post.start();
        post.setUser("shop@acme.example", "shop", "s3cret");
        return post;
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    /// @param addresses in quotes, with commas between
    private void tells(boolean confirm, boolean members, String addresses) throws Exception {
        int version = call("GET", "/api/notice", null).path("version").asInt();
        call(
                "PUT",
                "/api/notice",
                "{\"base\":%d,\"confirm\":%s,\"members\":%s,\"addresses\":[%s],\"language\":\"fr\"}"
                        .formatted(version, confirm, members, addresses));
    }

    /// Also lets the server look into the mailbox now. What was in a box before the first look is not for us, so that
    /// look is waited for.
    private void mailGoesBy(int smtpPort) throws Exception {
        int version = call("GET", "/api/mail", null).path("version").asInt();
        String server = "\"host\":\"127.0.0.1\",\"port\":%d,\"tls\":\"none\",\"user\":\"shop\",\"password\":\"s3cret\"";
        call("PUT", "/api/mail", """
                {"base":%d,
                 "sending":{%s,"fromName":"Lumen","from":"shop@acme.example","replyTo":""},
                 "receiving":{%s,"folder":"INBOX","minutes":1}}""".formatted(
                        version,
                        server.formatted(smtpPort),
                        server.formatted(post.getImap().getPort())));
        until("/api/mail", office -> office.has("looked"));
    }

    private record Visitor(String id, String entry) {}

    private Visitor leave(String text) throws Exception {
        return leave(text, "zoe@mail.example");
    }

    private Visitor leave(String text, String email) throws Exception {
        try (TestSocket visitor = TestSocket.visitor(server)) {
            String id = visitor.await("welcome").path("visitor").asText();
            visitor.send(
                    "{\"type\":\"leave\",\"id\":\"leave-%04d\",\"answers\":{\"name\":\"Zoé\",\"email\":\"%s\"},\"text\":\"%s\"}"
                            .formatted(NUMBER.incrementAndGet(), email, text));
            visitor.await("left");
            String entry = call("GET", "/api/inbox?q=" + text.split(" ")[0], null)
                    .at("/entries/0/id")
                    .asText();
            return new Visitor(id, entry);
        }
    }

    private JsonNode answer(String entry, String text) throws Exception {
        int last = page(entry).at("/entry/last").asInt();
        String body = "{\"id\":\"answer-%04d\",\"base\":%d,\"text\":\"%s\"}";
        return call("POST", "/api/inbox/" + entry + "/answers", body.formatted(NUMBER.incrementAndGet(), last, text));
    }

    private JsonNode page(String entry) throws Exception {
        return call("GET", "/api/inbox/" + entry, null);
    }

    private JsonNode page(String entry, Predicate<JsonNode> wanted) throws Exception {
        return until("/api/inbox/" + entry, wanted);
    }

    private JsonNode until(String path, Predicate<JsonNode> wanted) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode now = call("GET", path, null);
        while (!wanted.test(now)) {
            assertThat(System.currentTimeMillis()).as("It stays %s", now).isLessThan(end);
            Thread.onSpinWait();
            now = call("GET", path, null);
        }
        return now;
    }

    private static String word() {
        return "mail" + NUMBER.incrementAndGet();
    }

    private MimeMessage sent(int number) throws Exception {
        assertThat(post.waitForIncomingEmail(PATIENCE_MILLIS, number)).isTrue();
        return post.getReceivedMessages()[number - 1];
    }

    private void comes(String from, String headers, String text) throws Exception {
        String mail = "From: " + from + "\r\nTo: shop@acme.example\r\nSubject: Re: it\r\nDate: "
                + "Thu, 26 Nov 2026 10:00:00 +0000\r\nMessage-ID: <back-" + NUMBER.incrementAndGet()
                + "@mail.example>\r\n" + headers + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        post.getUserManager().getUser("shop").deliver(message);
        mailGoesBy(post.getSmtp().getPort());
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
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mailGoesBy(port);
        String entry = leave(word()).entry();
        assertThat(answer(entry, "Hello").at("/events/0/mail").asText()).isEqualTo("queued");
        server.kill();
        post.stop();
        post = post(port);
        server.start();
        sent(1);
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));
        server.kill();
        server.start();
        page(entry, page -> page.at("/events/0/mail").asText().equals("sent"));
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    /// The mails so far, each as whom it is for and its subject.
    private List<String> told() {
        return Arrays.stream(post.getReceivedMessages())
                .map(mail -> {
                    try {
                        return ((InternetAddress) mail.getAllRecipients()[0]).getAddress() + " " + mail.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sorted()
                .toList();
    }

    @Test
    void whatIsLeftIsToldOnceToTheTeamAndToTheVisitorThoughTheServerIsKilledBetween() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        tells(true, true, "\"boss@acme.example\", \"BOSS@acme.example\"");
        mailGoesBy(port);
        String text = word() + " <b>where</b> is it?";
        String entry = leave(text).entry();
        server.kill();
        post.stop();
        post = post(port);
        server.start();
        sent(5);
        until("/api/mail/queue", queue -> queue.path("waiting").asInt() == 0);
        server.kill();
        server.start();
        until("/api/mail/queue", queue -> queue.path("waiting").asInt() == 0);
        assertThat(told())
                .containsExactly(
                        "admin@demo.example Nouveau message de Zoé",
                        "anna@demo.example Nouveau message de Zoé",
                        "boss@acme.example Nouveau message de Zoé",
                        "louis@demo.example Nouveau message de Zoé",
                        "zoe@mail.example We have your message");
        for (MimeMessage mail : post.getReceivedMessages()) {
            String words = GreenMailUtil.getBody(mail).replace("=\r\n", "");
            assertThat(mail.getHeader("Auto-Submitted", "")).isEqualTo("auto-generated");
            assertThat(words).contains("<b>where", "&lt;b&gt;where");
            assertThat(words.contains(server.origin() + "/inbox/" + entry))
                    .isNotEqualTo(mail.getSubject().startsWith("We"));
        }
        String ours = Arrays.stream(post.getReceivedMessages())
                .filter(mail -> header(mail, "Subject").startsWith("We"))
                .map(mail -> header(mail, "Message-ID"))
                .findFirst()
                .orElseThrow();
        // The mailbox has moved with its server.
        mailGoesBy(port);
        comes("zoe@mail.example", "In-Reply-To: " + ours + "\r\n", "One more thing");
        assertThat(page(entry, page -> page.path("events").size() == 1)
                        .at("/events/0/text")
                        .asText())
                .isEqualTo("One more thing");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodysMailboxIsFilledByTypingTheirAddress() throws Exception {
        tells(true, false, "");
        mailGoesBy(post.getSmtp().getPort());
        for (int n = 0; n < 8; n++) {
            leave(word(), n % 2 == 0 ? "victim@mail.example" : "VICTIM@mail.example");
        }
        leave(word(), "other@mail.example");
        // They are told in the order of coming.
        sent(4);
        assertThat(told().stream().map(told -> told.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(
                        "other@mail.example we have your message",
                        "victim@mail.example we have your message",
                        "victim@mail.example we have your message",
                        "victim@mail.example we have your message");
    }

    @Test
    void whomToTellIsForAdministratorsAndCheckedFieldByField() throws Exception {
        int version = call("GET", "/api/notice", null).path("version").asInt();
        String body = "{\"base\":%d,\"confirm\":true,\"members\":false,\"addresses\":[%s],\"language\":\"%s\"}";
        JsonNode wrong =
                call("PUT", "/api/notice", body.formatted(version, "\"a@b.example\",\"no address\",\"x@\"", "de"));
        assertThat(wrong.path("fields"))
                .isEqualTo(JSON.readTree(
                        "{\"addresses.1\":\"invalid\",\"addresses.2\":\"invalid\",\"language\":\"unknown\"}"));
        String many =
                IntStream.range(0, 21).mapToObj(n -> "\"a" + n + "@b.example\"").collect(Collectors.joining(","));
        assertThat(call("PUT", "/api/notice", body.formatted(version, many, "en"))
                        .at("/fields/addresses")
                        .asText())
                .isEqualTo("too_many");
        assertThat(call("PUT", "/api/notice", body.formatted(version - 1, "", "en"))
                        .path("code")
                        .asText())
                .isEqualTo("outdated");
        assertThat(call("PUT", "/api/notice", "{\"base\":" + version + "}")
                        .path("code")
                        .asText())
                .isEqualTo("bad_request");
        JsonNode saved = call("PUT", "/api/notice", body.formatted(version, "\" a@b.example \",\"\"", "en"));
        assertThat(saved.path("addresses").toString()).isEqualTo("[\"a@b.example\"]");
        assertThat(saved.path("version").asInt()).isEqualTo(version + 1);
        HttpResponse<String> agent =
                TestAgent.call(TestAgent.anna(server).request("/api/notice").GET());
        assertThat(agent.statusCode()).isEqualTo(403);
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
    void theLinkInAnAnswerOpensTheVisitorOnce() throws Exception {
        mailGoesBy(post.getSmtp().getPort());
        Visitor zoe = leave(word());
        answer(zoe.entry(), "Hello");
        Matcher link = LINK.matcher(
                String.valueOf(sent(1).getContent() instanceof String text ? text : GreenMailUtil.getBody(sent(1))));
        assertThat(link.find()).isTrue();
        String body = "{\"token\":\"" + link.group(1) + "\"}";
        assertThat(resume("/look", body).path("site").asText()).isEqualTo("shop.example");
        JsonNode resumed = resume("", body);
        assertThat(resumed.path("key").asText()).isEqualTo(TestServer.KEY);
        assertThat(resume("", body).path("code").asText()).isEqualTo("used");
        assertThat(resume("/look", body).path("code").asText()).isEqualTo("used");
        assertThat(resume("", "{\"token\":\"x\"}").path("code").asText()).isEqualTo("unknown");
        assertThat(resume("", "{}").path("code").asText()).isEqualTo("bad_request");
        try (TestSocket again = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example")) {
            again.send(TestSocket.hello(",\"token\":\"" + resumed.path("token").asText() + "\""));
            assertThat(again.await("welcome").path("visitor").asText()).isEqualTo(zoe.id());
        }
    }

    private JsonNode resume(String more, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(HttpRequest.newBuilder(server.address("/api/resume" + more))
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body());
    }
}
