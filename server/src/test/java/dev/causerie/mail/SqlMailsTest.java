package dev.causerie.mail;

import static dev.causerie.mail.TestOffice.ACME;
import static dev.causerie.mail.TestOffice.OTHER;
import static dev.causerie.mail.TestOffice.mail;
import static dev.causerie.sql.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.mail.Mails.State;
import dev.causerie.mail.Mails.Unsent;
import dev.causerie.post.Failure;
import dev.causerie.post.Failure.Reason;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlMailsTest {
    private static final Failure REFUSED = new Failure(Reason.RECIPIENT, "550 no", true);
    private static final Failure AWAY = new Failure(Reason.REFUSED, "", false);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private TestOffice office;
    private Mails mails;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        office = new TestOffice(database);
        mails = office.mails;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int inOutbox() {
        return database.read(sql -> sql.fetchCount(OUTBOX, OUTBOX.KIND.eq(SendMail.KIND)));
    }

    @Test
    void aMailWaitsWithItsEffectAndIsTheSameWhenItIsRead() {
        Mail mail = new Mail(
                ACME,
                "ada@example.com",
                "Ada",
                "Your lamp",
                "It works.",
                "<p>It works.</p>",
                "<ours.1@acme.example>",
                "<0@x>",
                List.of("<z@x>", "<0@x>"),
                "inbox-answer",
                "42");
        office.insert(mail);
        Unsent waiting = office.unsent();
        assertThat(waiting.mail()).isEqualTo(mail);
        assertThat(waiting.state()).isEqualTo(State.QUEUED);
        assertThat(waiting.failure()).isNull();
        assertThat(inOutbox()).isEqualTo(1);
        assertThat(mails.counts(ACME)).isEqualTo(new Mails.Counts(1, 0));
        assertThat(mails.states(ACME, List.of(mail.messageId()))).containsValue(State.QUEUED);
        assertThat(mails.unsent(OTHER)).isEmpty();
        assertThat(mails.states(OTHER, List.of(mail.messageId()))).isEmpty();
    }

    @Test
    void theSameNameIsOneMail() {
        office.insert(mail("ada@example.com", "<ours.1@acme.example>"));
        office.insert(mail("eve@example.com", "<ours.1@acme.example>"));
        assertThat(office.unsent().mail().to()).isEqualTo("ada@example.com");
        assertThat(inOutbox()).isEqualTo(1);
    }

    @Test
    void whatIsUndoneIsNotSent() {
        assertThatThrownBy(() -> database.write(sql -> {
                    office.mails.insert(sql, mail("ada@example.com", "<ours.1@acme.example>"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(mails.unsent(ACME)).isEmpty();
        assertThat(inOutbox()).isZero();
    }

    @Test
    void freshNamesAreOursAndNoTwoAreAlike() {
        assertThat(office.mails.freshName(ACME)).matches("<ours\\.[0-9a-f]{32}@mail\\.invalid>");
        office.sendsBy(25);
        assertThat(office.mails.freshName(ACME)).endsWith("@acme.example>").isNotEqualTo(office.mails.freshName(ACME));
    }

    @Test
    void oneClaimsItAndNobodyElseUntilThen() {
        office.insert(mail("ada@example.com", "<ours.1@acme.example>"));
        long id = office.unsent().id();
        assertThat(mails.claim(id, 100, 200)).isTrue();
        assertThat(mails.claim(id, 150, 250)).isFalse();
        assertThat(mails.claim(id, 200, 300)).isTrue();
        mails.sent(id, 400);
        assertThat(mails.claim(id, 500, 600)).isFalse();
        assertThat(mails.waiting(id)).isEmpty();
        assertThat(mails.unsent(ACME)).isEmpty();
        assertThat(mails.states(ACME, List.of("<ours.1@acme.example>"))).containsValue(State.SENT);
    }

    @Test
    void whatFailedIsSeenAndCanBeTriedAgainOrDiscarded() {
        office.insert(mail("ada@example.com", "<ours.1@acme.example>"));
        long id = office.unsent().id();
        mails.later(id, AWAY, 5, 60_000);
        assertThat(office.unsent().failure()).isEqualTo(AWAY);
        assertThat(office.unsent().due()).isEqualTo(60_000);
        assertThat(office.unsent().attempts()).isEqualTo(1);
        mails.failed(id, REFUSED, 6);
        database.write(sql -> sql.deleteFrom(OUTBOX).execute());
        assertThat(mails.counts(ACME)).isEqualTo(new Mails.Counts(0, 1));
        assertThat(office.unsent().failure()).isEqualTo(REFUSED);
        assertThat(mails.waiting(id)).isEmpty();

        assertThat(mails.retry(OTHER, id)).isFalse();
        assertThat(mails.retry(ACME, id)).isTrue();
        assertThat(inOutbox()).isEqualTo(1);
        assertThat(office.unsent().state()).isEqualTo(State.QUEUED);
        assertThat(office.unsent().attempts()).isZero();

        assertThat(mails.discard(OTHER, id)).isFalse();
        assertThat(mails.discard(ACME, id)).isTrue();
        assertThat(mails.discard(ACME, id)).isFalse();
        assertThat(mails.unsent(ACME)).isEmpty();
        assertThat(inOutbox()).isZero();
    }

    @Test
    void whatCameBackHasFailedAfterAll() {
        office.insert(mail("ada@example.com", "<ours.1@acme.example>"));
        long id = office.unsent().id();
        mails.bounced(ACME, "<ours.1@acme.example>", new Failure(Reason.BOUNCED, "x", true));
        assertThat(office.unsent().state()).as("it was not sent yet").isEqualTo(State.QUEUED);
        mails.sent(id, 10);
        mails.bounced(OTHER, "<ours.1@acme.example>", new Failure(Reason.BOUNCED, "x", true));
        assertThat(mails.unsent(ACME)).isEmpty();
        mails.bounced(ACME, "<ours.1@acme.example>", new Failure(Reason.BOUNCED, "No such user", true));
        assertThat(office.unsent().failure().reason()).isEqualTo(Reason.BOUNCED);
        assertThat(office.unsent().mail().text()).isEqualTo("It works.");
    }

    @Test
    void sentMailsAreForgottenInTheEnd() {
        office.insert(mail("ada@example.com", "<ours.1@acme.example>"));
        mails.sent(office.unsent().id(), 1_000);
        mails.forget(1_000);
        assertThat(mails.states(ACME, List.of("<ours.1@acme.example>"))).isNotEmpty();
        mails.forget(1_001);
        assertThat(mails.states(ACME, List.of("<ours.1@acme.example>"))).isEmpty();
    }

    @Test
    void thoseThatFailedComeFirstAndThereIsAnEnd() {
        IntStream.range(0, 205).forEach(i -> office.insert(mail("ada@example.com", "<ours." + i + "@acme.example>")));
        long oldest = mails.unsent(ACME).getLast().id();
        mails.failed(oldest, REFUSED, 6);
        assertThat(mails.unsent(ACME)).hasSize(200);
        assertThat(mails.unsent(ACME).getFirst().id()).isEqualTo(oldest);
        mails.retryAll(ACME);
        assertThat(mails.counts(ACME)).isEqualTo(new Mails.Counts(205, 0));
    }

    @Test
    void nothingInAMailBecomesAHeader() {
        Mail mail = new Mail(
                ACME,
                "ada@example.com\r\nBcc: eve@example.com",
                "Ada\nX: y",
                "Hi\r\nX: y",
                "a\0b",
                "<p>\0</p>",
                "<ours.1@acme.example>",
                "<0@x>\r\nX: y",
                List.of("<ok@x>", "<no@x>\r\nX: y", "none"),
                "test",
                "");
        assertThat(List.of(mail.to(), mail.toName(), mail.subject())).noneMatch(line -> line.matches("(?s).*[\r\n].*"));
        assertThat(mail.inReplyTo()).isEmpty();
        assertThat(mail.references()).containsExactly("<ok@x>");
        office.insert(mail);
        assertThat(office.unsent().mail().text()).isEqualTo("ab");
        assertThatThrownBy(() -> mail("ada@example.com", "<a@b>\r\nX: y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLongThreadKeepsItsBeginningAndItsEnd() {
        List<String> names =
                IntStream.range(0, 50).mapToObj(i -> "<" + i + "@x>").toList();
        Mail mail = new Mail(ACME, "a@b", "", "", "", null, "<ours.1@x>", "", names, "test", "");
        assertThat(mail.references()).hasSize(20).startsWith("<0@x>").endsWith("<49@x>");
    }
}
