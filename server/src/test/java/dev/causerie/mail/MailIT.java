package dev.causerie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestWait;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Ids;
import dev.causerie.post.TestSmtp;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import dev.causerie.sql.TestDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail at the running server: what administrators set, and what then arrives.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 30_000;
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);
    private static final Map<TestDatabase, String> SETTINGS = new EnumMap<>(TestDatabase.class);

    /// Of `localhost`; the server is told to trust it.
    private static final Path CERTIFICATE = certificate();

    private static Path certificate() {
        try {
            Path file = Files.createTempDirectory("causerie-mail").resolve("localhost.p12");
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            List<String> command = List.of(
                    keytool,
                    "-genkeypair",
                    "-keystore",
                    file.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "mail",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost");
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            assertThat(code).isZero();
            System.setProperty("greenmail.tls.keystore.file", file.toString());
            System.setProperty("greenmail.tls.keystore.password", "changeit");
            System.setProperty("greenmail.tls.key.password", "changeit");
            return file;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final String setting;
    private final TestServer server;
    private final TestAgent camille;

    MailIT(TestDatabase kind) {
        setting = SETTINGS.computeIfAbsent(kind, TestDatabase::demo);
        server = SERVERS.computeIfAbsent(
                kind,
                any -> TestServer.demo(Map.of(
                        "CAUSERIE_DATABASE",
                        setting,
                        "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore=" + CERTIFICATE)));
        camille = TestAgent.camille(server);
    }

    @BeforeEach
    void start() throws Exception {
        greenMail.start();
        greenMail.setUser("shop@acme.example", "shop", "s3cret");
        call("PUT", "", "{\"base\":%d}".formatted(version()));
    }

    @AfterEach
    void end() {
        greenMail.stop();
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
        SETTINGS.clear();
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return status + " " + body.path("code").asText();
        }
    }

    private Answer call(String method, String path, String body) throws Exception {
        return call(camille, method, path, body);
    }

    private static Answer call(TestAgent agent, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(agent.request("/api/mail" + path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private int version() throws Exception {
        return call("GET", "", null).body().path("version").asInt();
    }

    private String sending(int port, String password) {
        return """
                {"host":"127.0.0.1","port":%d,"tls":"none","user":"shop","password":"%s","fromName":"Lumen","from":"shop@acme.example","replyTo":""}""".formatted(port, password);
    }

    private String receiving(String password) {
        return """
                {"host":"127.0.0.1","port":%d,"tls":"none","user":"shop","password":"%s","folder":"INBOX","minutes":1}""".formatted(greenMail.getImap().getPort(), password);
    }

    private Answer sendsBy(int port) throws Exception {
        return call("PUT", "", "{\"base\":%d,\"sending\":%s}".formatted(version(), sending(port, "s3cret")));
    }

    private int smtpPort() {
        return greenMail.getSmtp().getPort();
    }

    private AccountId account() throws Exception {
        JsonNode session = JSON.readTree(
                TestAgent.call(camille.request("/api/session").GET()).body());
        return new AccountId(Id.parse(session.at("/account/id").asText()));
    }

    /// While the server is down: a row that another room would have written.
    private void isStored(AccountId account, String to, String name) {
        try (Database database = Database.open(setting, server.data())) {
            SqlOffices offices = new SqlOffices(database, new Seal(new byte[32]), Clock.system());
            SqlMails mails = new SqlMails(database, offices, new Ids(Clock.system()), Clock.system());
            Mail mail = new Mail(
                    account, to, "Ada", "Your lamp", "It works.", null, name, "", List.of(), "inbox-answer", "1");
            database.write(sql -> {
                mails.insert(sql, mail);
                return null;
            });
        }
    }

    private JsonNode queue(Predicate<JsonNode> wanted) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode queue = call("GET", "/queue", null).body();
        while (!wanted.test(queue)) {
            assertThat(System.currentTimeMillis())
                    .as("The queue stays %s", queue)
                    .isLessThan(end);
            TestWait.aMoment();
            queue = call("GET", "/queue", null).body();
        }
        return queue;
    }

    @Test
    void passwordsAreTakenAndNeverToldAgain() throws Exception {
        String body = "{\"base\":%d,\"sending\":%s,\"receiving\":%s}"
                .formatted(version(), sending(25, "s3cret"), receiving("s3cret"));
        Answer saved = call("PUT", "", body);
        assertThat(saved.status()).isEqualTo(200);
        JsonNode shown = call("GET", "", null).body();
        assertThat(shown.toString()).doesNotContain("s3cret");
        assertThat(shown.at("/sending/hasPassword").asBoolean()).isTrue();
        assertThat(shown.at("/sending/from").asText()).isEqualTo("shop@acme.example");
        assertThat(shown.at("/receiving/minutes").asInt()).isEqualTo(1);
        assertThat(server.output()).noneMatch(line -> line.contains("s3cret"));
        assertThat(call("PUT", "", body).code()).isEqualTo("409 outdated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"base\":\"1\"}", "{\"base\":1,\"sending\":1}", "{\"base\":1,\"x\":2}"
            })
    void whatIsNoSettingIsABadRequest(String body) throws Exception {
        assertThat(call("PUT", "", body).code()).isEqualTo("400 bad_request");
        assertThat(call("POST", "/test", body).code()).isEqualTo("400 bad_request");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() throws Exception {
        Answer answer = call("PUT", "", "{\"base\":%d,\"sending\":{\"port\":0,\"tls\":\"some\"}}".formatted(version()));
        assertThat(answer.code()).isEqualTo("422 invalid");
        assertThat(answer.body().path("fields").toString())
                .contains("\"sending.host\":\"empty\"")
                .contains("\"sending.port\":\"out_of_range\"")
                .contains("\"sending.tls\":\"unknown\"")
                .contains("\"sending.from\":\"empty\"");
    }

    @Test
    void allOfItIsForAdministrators() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        for (String call : List.of(
                "GET ",
                "PUT ",
                "POST /test",
                "GET /queue",
                "POST /queue/retry",
                "POST /queue/1/retry",
                "DELETE /queue/1",
                "GET /templates",
                "GET /templates/test/en",
                "PUT /templates/test/en",
                "DELETE /templates/test/en",
                "POST /templates/test/en/preview")) {
            String[] parts = call.split(" ", 2);
            String body = parts[0].equals("GET") || parts[0].equals("DELETE") ? null : "{}";
            assertThat(call(anna, parts[0], parts[1], body).code()).as(call).isEqualTo("403 not_allowed");
        }
        assertThat(TestAgent.call(HttpRequest.newBuilder(server.address("/api/mail")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTestSendsAMailAndLooksIntoTheMailbox() throws Exception {
        Answer answer = call("POST", "/test", """
                {"to":"ada@example.com","language":"fr","sending":%s,"receiving":%s}""".formatted(sending(smtpPort(), "s3cret"), receiving("s3cret")));
        assertThat(answer.body().at("/sending/reason").asText()).isEqualTo("well");
        assertThat(answer.body().at("/receiving/reason").asText()).isEqualTo("well");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(greenMail.getReceivedMessages()[0].getSubject()).startsWith("Essai");
        assertThat(greenMail.getReceivedMessages()[0].getHeader("Auto-Submitted"))
                .containsExactly("auto-generated");
    }

    @Test
    void anEncryptedLineIsUsedWhenTheCertificateIsRight() throws Exception {
        String plain = "{\"to\":\"ada@example.com\",\"sending\":%s,\"receiving\":%s}"
                .formatted(sending(smtpPort(), "s3cret"), receiving("s3cret"));
        String tls = plain.replace("\"none\"", "\"tls\"")
                .replace(":" + smtpPort() + ",", ":" + greenMail.getSmtps().getPort() + ",")
                .replace(
                        ":" + greenMail.getImap().getPort() + ",",
                        ":" + greenMail.getImaps().getPort() + ",");
        JsonNode right =
                call("POST", "/test", tls.replace("127.0.0.1", "localhost")).body();
        assertThat(right.at("/sending/reason").asText()).isEqualTo("well");
        assertThat(right.at("/receiving/reason").asText()).isEqualTo("well");
        JsonNode wrongName = call("POST", "/test", tls).body();
        assertThat(wrongName.at("/sending/reason").asText()).isEqualTo("tls");
        assertThat(wrongName.at("/receiving/reason").asText()).isEqualTo("tls");
    }

    @Test
    void aTestSaysWhatFailed() throws Exception {
        Answer wrong = call("POST", "/test", """
                {"to":"ada@example.com","sending":%s,"receiving":%s}""".formatted(sending(smtpPort(), "wrong"), receiving("wrong")));
        assertThat(wrong.body().at("/sending/reason").asText()).isEqualTo("password");
        assertThat(wrong.body().at("/receiving/reason").asText()).isEqualTo("password");
        assertThat(wrong.body().toString()).doesNotContain("\"wrong\"");
        int port = smtpPort();
        greenMail.stop();
        Answer away =
                call("POST", "/test", "{\"to\":\"ada@example.com\",\"sending\":%s}".formatted(sending(port, "x")));
        assertThat(away.body().at("/sending/reason").asText()).isEqualTo("refused");
        Answer nobody = call("POST", "/test", "{\"to\":\"nobody\",\"sending\":%s}".formatted(sending(port, "x")));
        assertThat(nobody.body().at("/fields/to").asText()).isEqualTo("invalid");
    }

    @Test
    void aMailThatWasStoredBeforeAKillIsSentOnceAfterTheRestart() throws Exception {
        sendsBy(smtpPort());
        AccountId account = account();
        server.kill();
        isStored(account, "ada@example.com", "<ours.kill-1@acme.example>");
        server.start();
        assertThat(greenMail.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
        queue(queue -> queue.path("waiting").asInt() == 0);
        server.kill();
        isStored(account, "ada@example.com", "<ours.kill-1@acme.example>");
        isStored(account, "ada@example.com", "<ours.kill-2@acme.example>");
        server.start();
        assertThat(greenMail.waitForIncomingEmail(PATIENCE_MILLIS, 2)).isTrue();
        queue(queue -> queue.path("waiting").asInt() == 0);
        assertThat(List.of(greenMail.getReceivedMessages()))
                .extracting(mail -> mail.getHeader("Message-ID", ""))
                .containsExactlyInAnyOrder("<ours.kill-1@acme.example>", "<ours.kill-2@acme.example>");
    }

    @Test
    void withoutAServerMailsWaitAndWhatFailedIsSeenTriedAgainOrDiscarded() throws Exception {
        AccountId account = account();
        server.kill();
        isStored(account, "ada@example.com", "<ours.a@acme.example>");
        isStored(account, "eve@example.com", "<ours.b@acme.example>");
        server.start();
        JsonNode waiting = queue(queue -> queue.path("waiting").asInt() == 2);
        assertThat(waiting.path("sends").asBoolean()).isFalse();
        assertThat(waiting.at("/mails/0/attempts").asInt()).isZero();

        AtomicReference<String> answer = new AtomicReference<>("550 5.1.1 nobody here");
        try (TestSmtp smtp = new TestSmtp(line -> line.startsWith("RCPT") ? answer.get() : auth(line))) {
            sendsBy(smtp.port());
            JsonNode failed = queue(queue -> queue.path("failed").asInt() == 2);
            assertThat(failed.at("/mails/0/failure/reason").asText()).isEqualTo("recipient");
            assertThat(failed.at("/mails/0/failure/said").asText()).isEqualTo("550 5.1.1 nobody here");
            assertThat(failed.at("/mails/0/failed").asBoolean()).isTrue();
            String eve = failed.at("/mails/0/to").asText().startsWith("eve") ? "0" : "1";
            String discarded = failed.at("/mails/" + eve + "/id").asText();
            assertThat(call("DELETE", "/queue/" + discarded, null).status()).isEqualTo(204);
            assertThat(call("DELETE", "/queue/" + discarded, null).code()).isEqualTo("404 not_found");
            assertThat(call("POST", "/queue/none/retry", null).code()).isEqualTo("404 not_found");
            answer.set(null);
            String id = queue(queue -> true).at("/mails/0/id").asText();
            assertThat(call("POST", "/queue/" + id + "/retry", null).status()).isEqualTo(204);
            queue(queue -> queue.path("mails").isEmpty());
            assertThat(smtp.mails()).hasSize(1);
            assertThat(smtp.mails().getFirst()).contains("ada@example.com");
        }
    }

    private static String auth(String line) {
        return line.startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN" : line.startsWith("AUTH") ? "235 welcome" : null;
    }

    @Test
    void textsAreShownChangedTriedAndPutBack() throws Exception {
        JsonNode all = call("GET", "/templates", null).body().path("templates");
        assertThat(all.findValuesAsText("name")).contains("inbox-answer", "test");
        assertThat(all.at("/0/languages")).hasSize(31);
        String path = "/templates/inbox-answer/fr";
        assertThat(call("GET", path, null).body().at("/ours/subject").asText()).isEqualTo("Re: {subject}");
        Answer saved = call("PUT", path, "{\"subject\":\" Bonjour \",\"text\":\"Voici :\\r\\n{answer}\"}");
        assertThat(saved.body().at("/own/subject").asText()).isEqualTo("Bonjour");
        assertThat(saved.body().at("/own/text").asText()).isEqualTo("Voici :\n{answer}");
        assertThat(call("GET", "/templates", null)
                        .body()
                        .at("/templates/0/own/0")
                        .asText())
                .isEqualTo("fr");
        Answer preview = call(
                "POST", path + "/preview", "{\"subject\":\"S\",\"text\":\"{answer}\",\"values\":{\"answer\":\"<b>\"}}");
        assertThat(preview.body().path("text").asText()).isEqualTo("<b>");
        assertThat(preview.body().path("html").asText()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(call("DELETE", path, null).status()).isEqualTo(204);
        assertThat(call("GET", path, null).body().has("own")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/templates/inbox-answer/fr | {\"subject\":\"x\",\"text\":\"no place\"} | 422 invalid",
                "/templates/inbox-answer/fr | {\"subject\":1,\"text\":\"{answer}\"} | 400 bad_request",
                "/templates/inbox-answer/tlh | {\"subject\":\"x\",\"text\":\"{answer}\"} | 404 not_found",
                "/templates/test/de | {\"subject\":\"x\",\"text\":\"x\"} | 404 not_found",
                "/templates/none/fr | {\"subject\":\"x\",\"text\":\"x\"} | 404 not_found",
            })
    void whatIsNoTextIsRefused(String path, String body, String code) throws Exception {
        assertThat(call("PUT", path, body).code()).isEqualTo(code);
    }

    @Test
    void aMailboxIsLookedIntoAndItsStateIsShown() throws Exception {
        call("PUT", "", "{\"base\":%d,\"receiving\":%s}".formatted(version(), receiving("wrong")));
        JsonNode shown = call("GET", "", null).body();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        // A look of another test may still be under way, with trouble of its own.
        while (!shown.at("/trouble/reason").asText().equals("password")) {
            assertThat(System.currentTimeMillis()).as("It stays %s", shown).isLessThan(end);
            TestWait.aMoment();
            shown = call("GET", "", null).body();
        }
        assertThat(shown.has("looked")).isTrue();
    }
}
