package dev.causerie.mail;

import static dev.causerie.mail.TestOffice.ACME;
import static dev.causerie.mail.TestOffice.OTHER;
import static dev.causerie.mail.TestOffice.sending;
import static dev.causerie.sql.schema.Tables.MAIL_OFFICE;
import static dev.causerie.sql.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.Outcome;
import dev.causerie.mail.Office.Receiving;
import dev.causerie.mail.SaveOffice.Refusal;
import dev.causerie.post.Imap.Mark;
import dev.causerie.post.MailServer;
import dev.causerie.post.MailServer.Tls;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SaveOfficeTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private TestOffice office;
    private SaveOffice save;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        office = new TestOffice(database);
        save = new SaveOffice(office.offices, office.send);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Receiving receiving(String user, String password) {
        return new Receiving(new MailServer("imap.acme.example", 993, Tls.TLS, user, password), "INBOX", 5);
    }

    private Office saved(Office typed) {
        if (save.save(typed) instanceof Outcome.Done<Office, Refusal>(var done)) {
            return done;
        }
        throw new AssertionError("It was refused");
    }

    private Map<String, String> faults(Office typed) {
        if (save.save(typed) instanceof Outcome.Refused<Office, Refusal>(Refusal.Invalid(var fields))) {
            return fields;
        }
        throw new AssertionError("It was not invalid");
    }

    @Test
    void passwordsAreSealedWhereTheyLieAndStayWhenNoneIsTyped() {
        saved(new Office(
                ACME, 0, sending("smtp.acme.example", 587, "shop", "s3cret-out"), receiving("shop", "s3cret-in")));
        String row = database.read(sql -> sql.selectFrom(MAIL_OFFICE).fetch().formatJSON());
        assertThat(row).contains("smtp.acme.example").doesNotContain("s3cret");

        Office kept =
                saved(new Office(ACME, 1, sending("smtp.acme.example", 587, "shop", null), receiving("shop", null)));
        assertThat(kept.version()).isEqualTo(2);
        assertThat(kept.sending().server().password()).isEqualTo("s3cret-out");
        assertThat(kept.receiving().server().password()).isEqualTo("s3cret-in");
        assertThat(office.offices.find(OTHER)).isEqualTo(Office.none(OTHER));
    }

    @Test
    void aPasswordIsNotSentToAServerItWasNotGivenFor() {
        saved(new Office(ACME, 0, sending("smtp.acme.example", 587, "shop", "s3cret"), null));
        Map<String, String> retype = Map.of("sending.password", "retype");
        assertThat(faults(new Office(ACME, 1, sending("evil.example", 587, "shop", null), null)))
                .isEqualTo(retype);
        assertThat(faults(new Office(ACME, 1, sending("smtp.acme.example", 25, "shop", null), null)))
                .isEqualTo(retype);
        assertThat(faults(new Office(ACME, 1, sending("smtp.acme.example", 587, "eve", null), null)))
                .isEqualTo(retype);
        Office open = saved(new Office(ACME, 1, sending("evil.example", 587, "", null), null));
        assertThat(open.sending().server().password()).isEmpty();
    }

    @Test
    void theSecondOfTwoIsTold() {
        Office mine = new Office(ACME, 0, sending("smtp.acme.example", 587, "", null), null);
        saved(mine);
        assertThat(save.save(mine)).isEqualTo(Outcome.refused(new Refusal.Outdated()));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        MailServer nothing = new MailServer("exa mple", 0, null, "a\nb", null);
        Office typed = new Office(
                ACME,
                0,
                new Office.Sending(nothing, "x\r\ny", "nobody", "no one"),
                new Receiving(new MailServer("", 70_000, Tls.TLS, "", null), " ".strip(), 0));
        assertThat(faults(typed))
                .containsEntry("sending.host", "invalid")
                .containsEntry("sending.port", "out_of_range")
                .containsEntry("sending.tls", "unknown")
                .containsEntry("sending.user", "invalid")
                .containsEntry("sending.fromName", "invalid")
                .containsEntry("sending.from", "invalid")
                .containsEntry("sending.replyTo", "invalid")
                .containsEntry("sending.password", "empty")
                .containsEntry("receiving.host", "empty")
                .containsEntry("receiving.port", "out_of_range")
                .containsEntry("receiving.user", "empty")
                .containsEntry("receiving.folder", "empty")
                .containsEntry("receiving.minutes", "out_of_range");
    }

    @Test
    void aMailboxIsLookedIntoForAsLongAsThereIsOneAndAnotherOneFromItsStart() {
        saved(new Office(ACME, 0, null, receiving("shop", "s3cret")));
        assertThat(looks()).isEqualTo(1);
        office.offices.read(ACME, new Mark(7, 42));
        saved(new Office(ACME, 1, null, receiving("shop", null)));
        assertThat(office.offices.reading(ACME).mark()).isEqualTo(new Mark(7, 42));
        saved(new Office(ACME, 2, null, receiving("other", "s3cret")));
        assertThat(office.offices.reading(ACME).mark()).isEqualTo(Mark.NONE);
        saved(new Office(ACME, 3, null, null));
        assertThat(looks()).isZero();
    }

    private int looks() {
        return database.read(sql -> sql.fetchCount(OUTBOX, OUTBOX.KIND.eq(ReadMailbox.KIND)));
    }
}
