package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.MAIL;
import static dev.causerie.sql.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.TestWait;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestRows;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// An inbox whose mails go out to a real server and come back from it.
abstract class MailedInbox {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 30_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);
    private static final Map<TestDatabase, String> SETTINGS = new EnumMap<>(TestDatabase.class);

    private final String setting;
    final TestServer server;
    final TestAgent camille;
    GreenMail post;

    MailedInbox(TestDatabase kind) {
        setting = SETTINGS.computeIfAbsent(kind, TestDatabase::demo);
        server = SERVERS.computeIfAbsent(kind, any -> TestServer.demo(Map.of("CAUSERIE_DATABASE", setting)));
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
        SETTINGS.clear();
    }

    static GreenMail post(int smtpPort) {
        GreenMail post = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        post.start();
        post.setUser("shop@acme.example", "shop", "s3cret");
        return post;
    }

    JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(camille.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    /// @param addresses in quotes, with commas between
    void tells(boolean confirm, boolean members, String addresses) throws Exception {
        int version = call("GET", "/api/notice", null).path("version").asInt();
        call(
                "PUT",
                "/api/notice",
                "{\"base\":%d,\"confirm\":%s,\"members\":%s,\"addresses\":[%s],\"language\":\"fr\"}"
                        .formatted(version, confirm, members, addresses));
    }

    /// Also lets the server look into the mailbox now. What was in a box before the first look is not for us, so that
    /// look is waited for, by the number of this box: one into the box before it may still be under way.
    void mailGoesBy(int smtpPort) throws Exception {
        int version = call("GET", "/api/mail", null).path("version").asInt();
        String server = "\"host\":\"127.0.0.1\",\"port\":%d,\"tls\":\"none\",\"user\":\"shop\",\"password\":\"s3cret\"";
        call("PUT", "/api/mail", """
                {"base":%d,
                 "sending":{%s,"fromName":"Lumen","from":"shop@acme.example","replyTo":""},
                 "receiving":{%s,"folder":"INBOX","minutes":1}}""".formatted(
                        version,
                        server.formatted(smtpPort),
                        server.formatted(post.getImap().getPort())));
        long box = post.getManagers()
                .getImapHostManager()
                .getInbox(post.getUserManager().getUser("shop"))
                .getUidValidity();
        new TestRows(this.server, setting).await("select 1 from mailbox where validity = " + box);
    }

    /// All texts in the database.
    List<String> rows() {
        return new TestRows(server, setting).texts();
    }

    record Visitor(String id, String token, String entry) {}

    Visitor leave(String text) throws Exception {
        return leave(text, "zoe@mail.example");
    }

    Visitor leave(String text, String email) throws Exception {
        try (TestSocket visitor = TestSocket.visitor(server)) {
            JsonNode welcome = visitor.await("welcome");
            visitor.send(
                    "{\"type\":\"leave\",\"id\":\"leave-%04d\",\"answers\":{\"name\":\"Zoé\",\"email\":\"%s\"},\"text\":\"%s\"}"
                            .formatted(NUMBER.incrementAndGet(), email, text));
            visitor.await("left");
            String entry = call("GET", "/api/inbox?q=" + text.split(" ")[0], null)
                    .at("/entries/0/id")
                    .asText();
            return new Visitor(
                    welcome.path("visitor").asText(), welcome.path("token").asText(), entry);
        }
    }

    JsonNode answer(String entry, String text) throws Exception {
        int last = page(entry).at("/entry/last").asInt();
        String body = "{\"id\":\"answer-%04d\",\"base\":%d,\"text\":\"%s\"}";
        return call("POST", "/api/inbox/" + entry + "/answers", body.formatted(NUMBER.incrementAndGet(), last, text));
    }

    JsonNode page(String entry) throws Exception {
        return call("GET", "/api/inbox/" + entry, null);
    }

    JsonNode page(String entry, Predicate<JsonNode> wanted) throws Exception {
        return until("/api/inbox/" + entry, wanted);
    }

    JsonNode until(String path, Predicate<JsonNode> wanted) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode now = call("GET", path, null);
        while (!wanted.test(now)) {
            assertThat(System.currentTimeMillis()).as("It stays %s", now).isLessThan(end);
            TestWait.aMoment();
            now = call("GET", path, null);
        }
        return now;
    }

    /// Kills it and lets some minutes pass, until what it may just have begun to do is no longer left to it.
    void dies() {
        server.kill();
        try (Database database = Database.open(setting, server.data())) {
            database.write(sql -> sql.update(OUTBOX).set(OUTBOX.DUE, 0L).execute()
                    + sql.update(MAIL).set(MAIL.CLAIMED, 0L).execute());
        }
    }

    static String word() {
        return "mail" + NUMBER.incrementAndGet();
    }

    MimeMessage sent(int number) throws Exception {
        assertThat(post.waitForIncomingEmail(PATIENCE_MILLIS, number)).isTrue();
        return post.getReceivedMessages()[number - 1];
    }

    void comes(String from, String headers, String text) throws Exception {
        String mail = "From: " + from + "\r\nTo: shop@acme.example\r\nSubject: Re: it\r\nDate: "
                + "Thu, 26 Nov 2026 10:00:00 +0000\r\nMessage-ID: <back-" + NUMBER.incrementAndGet()
                + "@mail.example>\r\n" + headers + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        post.getUserManager().getUser("shop").deliver(message);
        mailGoesBy(post.getSmtp().getPort());
    }
}
