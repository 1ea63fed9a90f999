package dev.causerie.inbox;

import dev.causerie.account.Accounts;
import dev.causerie.agent.Agents;
import dev.causerie.department.Departments;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.mail.Mailbox;
import dev.causerie.mail.Offices;
import dev.causerie.mail.SqlMails;
import dev.causerie.mail.Templates;
import dev.causerie.mask.Masks;
import dev.causerie.resume.OfferResume;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes this room's objects.
@ApplicationScoped
public class InboxModule {
    private static final long TICK_MILLIS = 1_000;

    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("inbox").factory());

    /// Before the database is closed.
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        inOrder.close();
    }

    @Produces
    @Singleton
    Entries entries(
            Database database, SqlMails mails, Outbox outbox, Clock clock, Entries.Committed announcer, Vertx vertx) {
        SqlEntryWords words = new SqlEntryWords(database);
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            if (!inOrder.isShutdown()) {
                inOrder.execute(words::catchUp);
            }
        });
        return new SqlEntries(database, mails, outbox, clock, announcer);
    }

    @Produces
    @Singleton
    LeaveMessage leaveMessage(Entries entries, Roster roster, Ids ids, Masks masks, Clock clock) {
        return new LeaveMessage(entries, roster, ids, masks, clock);
    }

    @Produces
    @Singleton
    InboxRoutes.Verbs inboxVerbs(
            Entries entries,
            Agents agents,
            Departments departments,
            Accounts accounts,
            Templates templates,
            Offices offices,
            SqlMails mails,
            OfferResume resume,
            Masks masks) {
        return new InboxRoutes.Verbs(
                new ChangeEntry(entries, agents, departments),
                new AnswerEntry(entries, accounts, templates, offices, mails::freshName, resume),
                masks);
    }

    @Produces
    @Singleton
    Mailbox.Listener takeReply(Entries entries, Masks masks) {
        return new TakeReply(entries, masks);
    }
}
