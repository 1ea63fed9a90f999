package dev.causerie.mail;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.post.Imap;
import dev.causerie.post.Smtp;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes this room's objects.
@ApplicationScoped
public class MailModule {
    @Produces
    @Singleton
    Offices offices(Database database, Seal seal, Clock clock) {
        return new SqlOffices(database, seal, clock);
    }

    @Produces
    @Singleton
    SqlMails mails(Database database, Offices offices, Ids ids, Clock clock) {
        return new SqlMails(database, offices, ids, clock);
    }

    @Produces
    @Singleton
    SqlTemplates ownTemplates(Database database) {
        return new SqlTemplates(database);
    }

    @Produces
    @Singleton
    Templates templates(SqlTemplates own) {
        return new Templates(own);
    }

    @Produces
    @Singleton
    Smtp smtp() {
        return new Smtp(Smtp.LONGEST);
    }

    @Produces
    @Singleton
    Imap imap() {
        return new Imap(Imap.LONGEST);
    }

    @Produces
    @Singleton
    SendMail sendMail(Mails mails, Offices offices, Smtp smtp, Clock clock) {
        return new SendMail(mails, offices, smtp, clock);
    }

    @Produces
    @Singleton
    ReadMailbox readMailbox(
            Offices offices, Mails mails, Imap imap, @All List<Mailbox.Listener> listeners, Clock clock) {
        return new ReadMailbox(offices, mails, imap, listeners, clock);
    }

    @Produces
    @Singleton
    SaveOffice saveOffice(Offices offices, SendMail send) {
        return new SaveOffice(offices, send);
    }

    @Produces
    @Singleton
    TryOffice tryOffice(SaveOffice save, Templates templates, Clock clock) {
        return new TryOffice(save, templates, new Smtp(TryOffice.LONGEST), new Imap(TryOffice.LONGEST), clock);
    }
}
