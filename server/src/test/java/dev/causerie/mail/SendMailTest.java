package dev.causerie.mail;

import static dev.causerie.mail.TestOffice.ACME;
import static dev.causerie.mail.TestOffice.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestPorts;
import dev.causerie.mail.Mails.State;
import dev.causerie.post.Failure.Reason;
import dev.causerie.post.TestSmtp;
import dev.causerie.sql.Database;
import dev.causerie.sql.OutboxWorker;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a mail when its server is well, away, or says no.
class SendMailTest {
    private static final String NAME = "<ours.1@acme.example>";

    @TempDir
    Path folder;

    private Database database;
    private TestOffice office;

    @BeforeEach
    void open() {
        database = TestDatabase.SQLITE.open(folder);
        office = new TestOffice(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withoutAServerItWaitsAndIsNotTried() {
        office.insert(mail("ada@example.com", NAME));
        long again = office.runSend(office.unsent().id());
        assertThat(again).isGreaterThan(office.now);
        assertThat(office.unsent().attempts()).isZero();
    }

    @Test
    void theMomentAServerIsSetItGoes() throws Exception {
        office.insert(mail("ada@example.com", NAME));
        CountDownLatch came = new CountDownLatch(1);
        try (TestSmtp server = new TestSmtp(line -> null);
                OutboxWorker _ = new OutboxWorker(
                        database,
                        Map.of(SendMail.KIND, body -> {
                            long again = office.send.run(body);
                            if (again == OutboxWorker.DONE) {
                                came.countDown();
                            }
                            return again;
                        }),
                        () -> office.now)) {
            office.sendsBy(server.port());
            assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.mails()).hasSize(1);
        }
        assertThat(office.mails.states(ACME, List.of(NAME))).containsValue(State.SENT);
    }

    @Test
    void itIsTriedAgainAfterGrowingPausesAndGivenUpAfterThreeDays() throws Exception {
        office.sendsBy(TestPorts.free());
        office.insert(mail("ada@example.com", NAME));
        long began = office.now;
        long id = office.unsent().id();
        List<Long> pauses = new ArrayList<>();
        while (office.unsent().state() == State.QUEUED) {
            long again = office.runSend(id);
            if (again == OutboxWorker.DONE) {
                break;
            }
            pauses.add(Duration.ofMillis(again - office.now).toMinutes());
            office.now = again;
        }
        assertThat(pauses)
                .startsWith(1L, 2L, 5L, 15L, 30L, 60L, 120L, 240L, 240L)
                .isSorted();
        assertThat(office.unsent().state()).isEqualTo(State.FAILED);
        assertThat(office.unsent().failure().reason()).isEqualTo(Reason.REFUSED);
        assertThat(Duration.ofMillis(office.now - began)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void aRefusalForEverIsNotTriedAgain() {
        try (TestSmtp server = new TestSmtp(line -> line.startsWith("RCPT") ? "550 5.1.1 nobody" : null)) {
            office.sendsBy(server.port());
            office.insert(mail("ada@example.com", NAME));
            assertThat(office.runSend(office.unsent().id())).isEqualTo(OutboxWorker.DONE);
            assertThat(office.unsent().state()).isEqualTo(State.FAILED);
            assertThat(office.unsent().failure().said()).isEqualTo("550 5.1.1 nobody");
        }
    }

    @Test
    void whatIsNoAddressFailsWithoutAnyCall() {
        try (TestSmtp server = new TestSmtp(line -> null)) {
            office.sendsBy(server.port());
            office.insert(mail("no address", NAME));
            assertThat(office.runSend(office.unsent().id())).isEqualTo(OutboxWorker.DONE);
            assertThat(office.unsent().failure().reason()).isEqualTo(Reason.ADDRESS);
            assertThat(server.heard()).isEmpty();
        }
    }

    @Test
    void whileTheLineIsDownOthersWaitUntriedButNotWhenSomebodyAsks() throws Exception {
        office.sendsBy(TestPorts.free());
        office.insert(mail("ada@example.com", NAME));
        long first = office.unsent().id();
        office.runSend(first);
        office.insert(mail("eve@example.com", "<ours.2@acme.example>"));
        long second = office.mails.unsent(ACME).stream()
                .filter(one -> one.id() != first)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(office.runSend(second)).isGreaterThan(office.now);
        assertThat(office.mails.waiting(second).orElseThrow().attempts()).isZero();
        office.send.wake(ACME);
        office.runSend(second);
        assertThat(office.mails.waiting(second).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void aMailThatASecondProcessIsSendingIsLeftToIt() {
        try (TestSmtp server = new TestSmtp(line -> null)) {
            office.sendsBy(server.port());
            office.insert(mail("ada@example.com", NAME));
            long id = office.unsent().id();
            office.mails.claim(id, office.now, office.now + 180_000);
            assertThat(office.runSend(id)).isGreaterThan(office.now);
            assertThat(server.mails()).isEmpty();
            // It died, and this one takes over.
            office.now += 180_000;
            assertThat(office.runSend(id)).isEqualTo(OutboxWorker.DONE);
            assertThat(server.mails()).hasSize(1);
            assertThat(office.runSend(id)).isEqualTo(OutboxWorker.DONE);
            assertThat(server.mails()).hasSize(1);
        }
    }
}
