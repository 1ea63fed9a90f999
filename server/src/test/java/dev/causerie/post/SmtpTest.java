package dev.causerie.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.causerie.TestPorts;
import dev.causerie.post.Failure.Reason;
import dev.causerie.post.MailServer.Tls;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTest {
    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });
    private final Smtp smtp = new Smtp(Smtp.LONGEST);
    private final AtomicInteger taken = new AtomicInteger();

    @BeforeEach
    void start() {
        greenMail.start();
        greenMail.setUser("shop@example.com", "shop", "secret");
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    private static Outgoing mail(String to, String name, String subject) {
        return new Outgoing(
                new Outgoing.Party(
                        "Maison Lumen", MailAddress.parse("shop@example.com").orElseThrow()),
                "answers@example.com",
                new Outgoing.Party(name, MailAddress.parse(to).orElseThrow()),
                subject,
                "Grüße\nund mehr",
                "<p>Grüße</p>",
                "<ours.1@example.com>",
                "<0@example.com>",
                List.of("<z@example.com>", "<0@example.com>"),
                false,
                1_800_000_000_000L);
    }

    private Failure send(int port, Tls tls, String user, Outgoing mail) {
        return smtp.send(new MailServer("127.0.0.1", port, tls, user, "secret"), mail, taken::incrementAndGet);
    }

    private int port() {
        return greenMail.getSmtp().getPort();
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        assertThat(send(port(), Tls.NONE, "shop", mail("ada@example.com", "Ada, Löve \"L\"", "Die Lampe ✅")))
                .isNull();
        assertThat(taken).hasValue(1);
        MimeMessage came = greenMail.getReceivedMessages()[0];
        assertThat(came.getSubject()).isEqualTo("Die Lampe ✅");
        assertThat(came.getMessageID()).isEqualTo("<ours.1@example.com>");
        assertThat(came.getHeader("In-Reply-To", ",")).isEqualTo("<0@example.com>");
        assertThat(came.getHeader("References", ","))
                .contains("<z@example.com>")
                .contains("<0@example.com>");
        assertThat(came.getHeader("Auto-Submitted")).isNull();
        InternetAddress from = (InternetAddress) came.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Maison Lumen");
        assertThat(((InternetAddress) came.getReplyTo()[0]).getAddress()).isEqualTo("answers@example.com");
        InternetAddress to = (InternetAddress) came.getRecipients(RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo("Ada, Löve \"L\"");
        MimeMultipart both = (MimeMultipart) came.getContent();
        assertThat(both.getBodyPart(0).getContent().toString().strip()).isEqualTo("Grüße\r\nund mehr");
        assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void noHeaderCanBeSmuggledIn() {
        Outgoing evil =
                mail("ada@example.com", "Ada\r\nBcc: eve@example.com", "Hi\r\n\r\nX-Evil: 1\nBcc: eve@example.com");
        assertThat(send(port(), Tls.NONE, "", evil)).isNull();
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        String headers = GreenMailUtil.getHeaders(greenMail.getReceivedMessages()[0]);
        assertThat(headers).doesNotContain("\nX-Evil").doesNotContain("\nBcc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"o'neil+shop@example.com", "\"odd one\"@example.com", "ada@bücher.example", "ada@[192.0.2.1]"})
    void oddAddressesAreServed(String address) {
        try (TestSmtp server = new TestSmtp(line -> null)) {
            assertThat(send(server.port(), Tls.NONE, "", mail(address, "", "Hi")))
                    .isNull();
            String written = address.replace("bücher", "xn--bcher-kva");
            assertThat(server.heard()).anyMatch(line -> line.startsWith("RCPT TO:<" + written + ">"));
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void lettersBeyondAsciiNeedAServerThatKnowsThem() {
        Outgoing mail = mail("jörg@bücher.example", "", "Hi");
        try (TestSmtp old = new TestSmtp(line -> null)) {
            Failure failure = send(old.port(), Tls.NONE, "", mail);
            assertThat(failure.reason()).isEqualTo(Reason.NO_UTF8);
            assertThat(failure.lasting()).isTrue();
            assertThat(old.mails()).isEmpty();
        }
        try (TestSmtp modern =
                new TestSmtp(line -> line.startsWith("EHLO") ? "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8" : null)) {
            assertThat(send(modern.port(), Tls.NONE, "", mail)).isNull();
            assertThat(modern.heard())
                    .anyMatch(line -> line.startsWith("RCPT TO:<jörg@xn--bcher-kva.example>"))
                    .anyMatch(line -> line.startsWith("MAIL FROM:") && line.contains("SMTPUTF8"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.1.1 no such user | RECIPIENT | true",
                "RCPT | 450 4.2.0 come later | RECIPIENT | false",
                "MAIL | 553 5.7.1 not you | SENDER | true",
                "MAIL | 530 5.7.0 sign in first | PASSWORD | false",
                "MAIL | 451 4.3.0 busy | SENDER | false",
                "DATA | 554 5.6.0 no | CONTENT | true",
                ". | 552 5.3.4 too big | CONTENT | true",
                ". | 452 4.3.1 full | CONTENT | false",
                "hello | 421 4.3.2 not now | BROKEN | false",
                "hello | nonsense | BROKEN | false",
            })
    void everyRefusalHasItsReason(String at, String says, Reason reason, boolean lasting) {
        try (TestSmtp server = new TestSmtp(line -> line.startsWith(at) ? says : null)) {
            Failure failure = send(server.port(), Tls.NONE, "", mail("ada@example.com", "", "Hi"));
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.lasting()).isEqualTo(lasting);
            if (reason != Reason.BROKEN) {
                assertThat(failure.said()).isEqualTo(says);
            }
            assertThat(taken).hasValue(0);
        }
    }

    @Test
    void aLineThatBreaksIsTriedAgainAndOneThatBreaksAfterTheYesIsNot() {
        try (TestSmtp server = new TestSmtp(line -> line.equals(".") ? "" : null)) {
            Failure failure = send(server.port(), Tls.NONE, "", mail("ada@example.com", "", "Hi"));
            assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
            assertThat(failure.lasting()).isFalse();
        }
        try (TestSmtp server = new TestSmtp(line -> line.equals("QUIT") ? "" : null)) {
            assertThat(send(server.port(), Tls.NONE, "", mail("ada@example.com", "", "Hi")))
                    .isNull();
            assertThat(taken).hasValue(1);
        }
    }

    @Test
    void whoeverDrawsItOutIsLeft() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestSmtp tarpit = new TestSmtp(line -> line.startsWith("RCPT") ? waiting(never) : null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MailServer server = new MailServer("127.0.0.1", tarpit.port(), Tls.NONE, "", "");
            Smtp impatient = new Smtp(Duration.ofMillis(700));
            Outgoing mail = mail("ada@example.com", "", "Hi");
            var thread = threads.submit(() -> {
                Failure failure = impatient.send(server, mail, taken::incrementAndGet);
                return List.of(failure.reason(), Thread.currentThread().isInterrupted());
            });
            assertThat(thread.get(30, TimeUnit.SECONDS)).isEqualTo(List.of(Reason.NO_ANSWER, false));
            never.countDown();
        }
    }

    private static String waiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    @Test
    void aWrongPasswordIsCalledThat() {
        MailServer server = new MailServer("127.0.0.1", port(), Tls.NONE, "shop", "wrong");
        Failure failure = smtp.send(server, mail("ada@example.com", "", "Hi"), taken::incrementAndGet);
        assertThat(failure.reason()).isEqualTo(Reason.PASSWORD);
        assertThat(failure.toString()).doesNotContain("wrong");
        assertThat(server.toString()).doesNotContain("wrong");
    }

    @Test
    void aLineThatCannotBeTrustedIsNotUsed() {
        Outgoing mail = mail("ada@example.com", "", "Hi");
        assertThat(send(port(), Tls.STARTTLS, "", mail).reason())
                .as("it has none")
                .isEqualTo(Reason.TLS);
        assertThat(send(port(), Tls.TLS, "", mail).reason())
                .as("it speaks in the clear")
                .isEqualTo(Reason.TLS);
        assertThat(send(greenMail.getSmtps().getPort(), Tls.TLS, "", mail).reason())
                .as("a certificate that nobody knows")
                .isEqualTo(Reason.TLS);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsCalledThat() throws Exception {
        Outgoing mail = mail("ada@example.com", "", "Hi");
        assertThat(send(TestPorts.free(), Tls.NONE, "", mail).reason()).isEqualTo(Reason.REFUSED);
        MailServer nowhere = new MailServer("mail.invalid", 25, Tls.NONE, "", "");
        assertThat(smtp.send(nowhere, mail, taken::incrementAndGet).reason()).isEqualTo(Reason.NAME_UNKNOWN);
    }
}
