package dev.causerie.mail;

import static dev.causerie.mail.TestOffice.ACME;
import static dev.causerie.mail.TestOffice.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.causerie.mail.Mails.State;
import dev.causerie.mail.Office.Receiving;
import dev.causerie.post.Failure;
import dev.causerie.post.Failure.Reason;
import dev.causerie.post.Imap;
import dev.causerie.post.Imap.Mark;
import dev.causerie.post.Letter.Writer;
import dev.causerie.post.MailServer;
import dev.causerie.post.MailServer.Tls;
import dev.causerie.sql.Database;
import dev.causerie.sql.OutboxWorker;
import dev.causerie.sql.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real mailbox, looked into as the outbox would.
class ReadMailboxTest {
    @TempDir
    Path folder;

    private final GreenMail greenMail =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private final List<Arrived> told = new ArrayList<>();
    private Mailbox.Listener listener = told::add;
    private GreenMailUser shop;
    private Database database;
    private TestOffice office;
    private ReadMailbox read;

    @BeforeEach
    void open() {
        greenMail.start();
        shop = greenMail.setUser("shop@acme.example", "shop", "secret");
        database = TestDatabase.SQLITE.open(folder);
        office = new TestOffice(database);
        read = new ReadMailbox(
                office.offices,
                office.mails,
                new Imap(Imap.LONGEST),
                List.of(mail -> listener.arrived(mail)),
                () -> office.now);
        reads("secret", "INBOX");
    }

    @AfterEach
    void close() {
        greenMail.stop();
        database.close();
    }

    private void reads(String password, String folder) {
        MailServer server = new MailServer("127.0.0.1", greenMail.getImap().getPort(), Tls.NONE, "shop", password);
        int version = office.offices.find(ACME).version();
        office.offices.save(new Office(ACME, version, null, new Receiving(server, folder, 5)));
    }

    private void comes(String mail) throws Exception {
        byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        shop.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    private static String answer(String id, String text) {
        return "From: Ada <ada@example.com>\nTo: shop@acme.example\nSubject: Re: Lamp\nMessage-ID: <" + id
                + "@example.com>\nIn-Reply-To: <ours.1@acme.example>\n\n" + text + "\n";
    }

    private long look() {
        return read.run(ACME.toString());
    }

    private List<String> texts() {
        return told.stream().map(Arrived::text).toList();
    }

    @Test
    void whatComesIsToldOnceAndInItsOrderAndStaysUnread() throws Exception {
        comes(answer("old", "from before"));
        assertThat(look()).isEqualTo(office.now + 5 * 60_000);
        assertThat(told).as("what was there before is not for us").isEmpty();
        comes(answer("1", "one"));
        comes(answer("2", "two\n\n> quoted"));
        look();
        look();
        assertThat(texts()).containsExactly("one", "two\n\n> quoted");
        Arrived second = told.get(1);
        assertThat(second.said()).isEqualTo("two");
        assertThat(second.from()).isEqualTo("ada@example.com");
        assertThat(second.fromName()).isEqualTo("Ada");
        assertThat(second.inReplyTo()).isEqualTo("<ours.1@acme.example>");
        assertThat(second.writer()).isEqualTo(Writer.PERSON);
        comes(answer("2", "two, once more"));
        comes(answer("3", "three"));
        look();
        assertThat(texts())
                .as("a name that was told is not told again")
                .endsWith("three")
                .hasSize(3);
        assertThat(seen()).as("nothing is marked").isZero();
        assertThat(office.offices.reading(ACME).failure()).isNull();
        assertThat(office.offices.reading(ACME).looked()).isEqualTo(office.now);
    }

    private static void append(MailFolder folder, String mail, long time) throws Exception {
        byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        folder.appendMessage(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)),
                new Flags(),
                new Date(time));
    }

    @Test
    void whereTheServerCountsAnewOnlyWhatIsForUsIsReadAlsoAfterABreak() throws Exception {
        long day = 24 * 60 * 60_000;
        MailFolder inbox = greenMail.getManagers().getImapHostManager().getInbox(shop);
        look();
        office.offices.read(ACME, new Mark(inbox.getUidValidity() - 1, 42));
        append(inbox, answer("old", "long before"), office.now - 100 * day);
        append(inbox, answer("1", "one"), office.now + 1_000);
        append(inbox, answer("2", "two"), office.now + 2_000);
        append(inbox, answer("early", "just before"), office.now - 1_000);
        append(inbox, answer("older", "long before, too"), office.now - 100 * day);
        append(inbox, answer("3", "three"), office.now + 3_000);
        listener = mail -> {
            if (mail.text().equals("two")) {
                throw new IllegalStateException("the line broke");
            }
            told.add(mail);
        };
        assertThatThrownBy(this::look).hasMessage("the line broke");
        listener = told::add;
        look();
        assertThat(texts()).containsExactly("one", "two", "three");
        append(inbox, answer("moved", "old, and moved here"), office.now - 100 * day);
        look();
        assertThat(texts()).as("what comes from then on is for us").endsWith("old, and moved here");
        assertThat(told).hasSize(4);
    }

    private long seen() throws FolderException {
        MailFolder inbox = greenMail.getManagers().getImapHostManager().getInbox(shop);
        return inbox.getMessages().stream()
                .filter(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    @Test
    void aListenerThatFailsIsToldAgainAndNothingIsLost() throws Exception {
        look();
        comes(answer("1", "one"));
        comes(answer("2", "two"));
        listener = mail -> {
            throw new IllegalStateException("not now");
        };
        assertThatThrownBy(this::look).hasMessage("not now");
        listener = told::add;
        look();
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void aMailThatBreaksEveryoneDoesNotHoldUpTheOthersForEver() throws Exception {
        look();
        comes(answer("1", "poison"));
        comes(answer("2", "two"));
        listener = mail -> {
            if (mail.text().equals("poison")) {
                throw new IllegalStateException("broken");
            }
            told.add(mail);
        };
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(this::look).hasMessage("broken");
        }
        look();
        assertThat(texts()).containsExactly("two");
    }

    @Test
    void hostileMailsArriveAsWhatTheyAre() throws Exception {
        look();
        comes(
                "From: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n");
        comes("Subject: =?x?B?\nContent-Transfer-Encoding: none-such\n\nhello");
        comes("From: a@example.com\nMessage-ID: <big@example.com>\n\n" + ("word ".repeat(200) + "\n").repeat(1_200));
        comes(answer("last", "the last"));
        look();
        assertThat(told).hasSize(4);
        assertThat(told.get(1).text()).isEqualTo("hello");
        assertThat(told.get(2).cut()).isTrue();
        assertThat(texts()).endsWith("the last");
    }

    @Test
    void whatCameBackIsMarkedAsFailed() throws Exception {
        look();
        office.insert(mail("eve@example.com", "<ours.1@acme.example>"));
        office.mails.sent(office.unsent().id(), office.now);
        comes("""
                Return-Path: <>
                From: mailer-daemon@example.com
                Subject: Undelivered
                Message-ID: <b@example.com>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Action: failed

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <ours.1@acme.example>

                --b--
                """);
        look();
        assertThat(told.getFirst().writer()).isEqualTo(Writer.BOUNCE);
        assertThat(office.unsent().state()).isEqualTo(State.FAILED);
        assertThat(office.unsent().failure()).isEqualTo(new Failure(Reason.BOUNCED, "Undelivered", true));
    }

    @Test
    void whatIsWrongWithTheMailboxIsKnown() {
        reads("wrong", "INBOX");
        look();
        assertThat(office.offices.reading(ACME).failure().reason()).isEqualTo(Reason.PASSWORD);
        reads("secret", "No such folder");
        look();
        assertThat(office.offices.reading(ACME).failure().reason()).isEqualTo(Reason.FOLDER);
        greenMail.stop();
        look();
        assertThat(office.offices.reading(ACME).failure().reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void whereThereIsNoMailboxAnyMoreNobodyLooks() {
        office.offices.save(new Office(ACME, office.offices.find(ACME).version(), null, null));
        assertThat(look()).isEqualTo(OutboxWorker.DONE);
    }
}
