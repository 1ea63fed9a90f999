package dev.causerie.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.post.Letter.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails as programs write them, and as nobody should.
class MimeTest {
    private static final long NOON = 1_800_000_000_000L;

    private static Letter read(String mail) {
        return Mime.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOON);
    }

    private static final String SIMPLE = """
            Return-Path: <ada@example.com>
            From: =?UTF-8?Q?Ada_L=C3=B6velace?= <ada@example.com>
            To: shop@example.com
            Subject: =?UTF-8?B?4pyF?= Lamp
            Message-ID: <1@example.com>
            In-Reply-To: <ours.abc@shop.example>
            References: <0@shop.example>
             <ours.abc@shop.example>
            %s
            It works.

            --\s
            Ada
            """;

    @Test
    void anAnswerIsRead() {
        Letter letter = read(SIMPLE.formatted("Content-Type: text/plain; charset=utf-8\n"));
        assertThat(letter.messageId()).isEqualTo("<1@example.com>");
        assertThat(letter.inReplyTo()).isEqualTo("<ours.abc@shop.example>");
        assertThat(letter.references()).containsExactly("<0@shop.example>", "<ours.abc@shop.example>");
        assertThat(letter.from()).isEqualTo("ada@example.com");
        assertThat(letter.fromName()).isEqualTo("Ada Lövelace");
        assertThat(letter.subject()).isEqualTo("✅ Lamp");
        assertThat(letter.said()).isEqualTo("It works.");
        assertThat(letter.text()).isEqualTo("It works.\n\n-- \nAda");
        assertThat(letter.html()).isNull();
        assertThat(letter.writer()).isEqualTo(Writer.PERSON);
        assertThat(letter.cut()).isFalse();
        assertThat(letter.time()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | MACHINE",
                "Auto-Submitted: no | PERSON",
                "Precedence: bulk | MACHINE",
                "List-Id: <news.example.com> | MACHINE",
                "X-Autoreply: yes | MACHINE",
                "X-Mailer: Mutt | PERSON",
            })
    void machinesAreKnown(String header, Writer writer) {
        assertThat(read(SIMPLE.formatted(header + "\n")).writer()).isEqualTo(writer);
    }

    @Test
    void whatCameBackIsTold() {
        Letter letter = read("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.com
                Subject: Undelivered Mail
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                No such user.
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; eve@example.com
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: message/rfc822

                From: shop@example.com
                Message-ID: <ours.abc@shop.example>
                Subject: Lamp

                Hello
                --b--
                """);
        assertThat(letter.writer()).isEqualTo(Writer.BOUNCE);
        assertThat(letter.inReplyTo()).isEqualTo("<ours.abc@shop.example>");
        assertThat(letter.text()).isEqualTo("No such user.");
        assertThat(letter.messageId()).matches("<[0-9a-f]{64}@nameless\\.invalid>");
    }

    @Test
    void aDelayIsNoBounce() {
        Letter letter = read("""
                Return-Path: <>
                From: relay@mx.example.com
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Action: delayed
                --b--
                """);
        assertThat(letter.writer()).isEqualTo(Writer.MACHINE);
    }

    @Test
    void ofTwoFormsThePlainOneIsTakenAndAttachmentsAreNamed() {
        Letter letter = read("""
                From: ada@example.com
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Gr=FC=DFe
                --a
                Content-Type: text/html

                <p>Gr&uuml;&szlig;e</p>
                --a--
                --m
                Content-Type: application/pdf; name="=?UTF-8?Q?Rechnung_=E2=82=AC.pdf?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                JVBERi0=
                --m
                Content-Type: text/plain
                Content-Disposition: attachment; filename*=UTF-8''n%C3%B6te.txt

                secret
                --m
                Content-Type: message/rfc822

                Subject: inner

                not ours
                --m--
                """);
        assertThat(letter.text()).isEqualTo("Grüße");
        assertThat(letter.html()).contains("<p>");
        assertThat(letter.attachments()).containsExactly("Rechnung €.pdf", "nöte.txt", "message/rfc822");
    }

    @Test
    void htmlAloneBecomesWords() {
        Letter letter = read("""
                From: ada@example.com
                Content-Type: text/html; charset=utf-8

                <html><head><style>p{}</style><script>alert(1)</script></head><body>
                <p>Hello &amp; welcome,<br>it <b>works</b>.</p><ul><li>one</li><li>two</li></ul>
                <div>On 5 Jan 2027 Shop wrote:</div><blockquote><p>Does it?</p><p>Anna</p></blockquote></body></html>
                """);
        assertThat(letter.text())
                .isEqualTo(
                        "Hello & welcome,\nit works.\n\n- one\n- two\n\nOn 5 Jan 2027 Shop wrote:\n\n> Does it?\n>\n> Anna");
        assertThat(letter.said()).isEqualTo("Hello & welcome,\nit works.\n\n- one\n- two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "x-unknown", "", "us-ascii", "\"broken"})
    void aWrongCharsetLosesNoWord(String charset) {
        String head = "From: a@example.com\r\nContent-Type: text/plain; charset=" + charset + "\r\n\r\n";
        assertThat(Mime.read((head + "Grüße").getBytes(StandardCharsets.UTF_8), NOON)
                        .text())
                .isEqualTo("Grüße");
    }

    @Test
    void whatIsNoUtf8IsWestern() {
        byte[] raw = "From: a@example.com\r\n\r\nGrüße".getBytes(Charset.forName("windows-1252"));
        assertThat(Mime.read(raw, NOON).text()).isEqualTo("Grüße");
    }

    @Test
    void whatIsTooLongIsCut() {
        Letter letter = read("From: a@example.com\n\n" + "word \n".repeat(400_000));
        assertThat(letter.cut()).isTrue();
        assertThat(letter.text().length()).isLessThanOrEqualTo(Parts.MOST_TEXT);
    }

    @Test
    void manyLargeFilesCostNothing() {
        String file = Base64.getMimeEncoder().encodeToString(new byte[3_000_000]);
        Letter letter = read("From: a@example.com\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nHello\n--m\n"
                + "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n" + file + "\n--m--\n");
        assertThat(letter.text()).isEqualTo("Hello");
        assertThat(letter.attachments()).containsExactly("a.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n\n",
                "no mail at all",
                "From\nFrom: \nSubject:\n\n",
                "From: <>\n\nx",
                "From: a@example.com, b@example.com\nFrom: c@example.com\n\nx",
                "From: \"unfinished <a@example.com\n\nx",
                "Subject: =?UTF-8?B?!!!?=\nFrom: =?x-no?Q?=FF?= <a@b>\n\nx",
                "Content-Type: multipart/mixed\n\nx",
                "Content-Type: multipart/mixed; boundary=\n\nx",
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
                "Content-Type: ;;;===\n\nx",
                "Content-Transfer-Encoding: rot13\n\nx",
                "Content-Transfer-Encoding: base64\n\n%%%not base64%%%",
                "Content-Transfer-Encoding: uuencode\n\nbegin 644 x\n!!!!\n",
                "Message-ID: <a\tb>\nIn-Reply-To: <\0>\nReferences: <<<>>> <@> <a@b\n\nx",
                "Content-Disposition: attachment; filename=\"../../etc/passwd\r\"\n\nx",
            })
    void whatIsHostileBecomesALetterToo(String mail) {
        Letter letter = read(mail);
        assertThat(letter.messageId()).matches(Letter.NAME);
        assertThat(letter.subject()).doesNotContain("\n", "\r", "\0");
        assertThat(letter.from()).doesNotContain("\n", "\r", "\0");
        assertThat(letter.references())
                .allMatch(name -> Letter.NAME.matcher(name).matches());
    }

    @Test
    void aThousandBoxesInBoxesAreNotOpenedToTheLast() {
        StringBuilder mail = new StringBuilder("From: a@example.com\n");
        for (int i = 0; i < 1_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(mail + "\nthe last").messageId()).isNotEmpty();
        String parts = "--b\nContent-Type: text/plain\n\nx\n".repeat(5_000);
        Letter many = read("From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--");
        assertThat(many.text().length()).isLessThan(1_000);
    }

    @Test
    void deepMarkupDoesNotBreakIt() {
        String deep = "<div>".repeat(30_000) + "hello";
        assertThat(read("Content-Type: text/html\n\n" + deep).text()).contains("hello");
        String quoted = "<blockquote>".repeat(5_000) + "hello";
        assertThat(read("Content-Type: text/html\n\n" + quoted).text()).contains("hello");
    }

    @Property(tries = 300)
    void aBrokenMailIsALetterAllTheSame(@ForAll long seed) {
        byte[] raw = SIMPLE.formatted("Content-Type: multipart/mixed; boundary=It\n--It\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
        }
        assertThat(Mime.read(raw, NOON).messageId()).matches(Letter.NAME);
    }

    @Property(tries = 100)
    void bytesOfAnyKindAreALetter(@ForAll byte[] raw) {
        assertThat(Mime.read(raw, NOON).messageId()).matches(Letter.NAME);
    }
}
