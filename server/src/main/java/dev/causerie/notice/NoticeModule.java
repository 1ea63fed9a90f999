package dev.causerie.notice;

import dev.causerie.account.Accounts;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.department.Departments;
import dev.causerie.inbox.Entries;
import dev.causerie.kernel.Clock;
import dev.causerie.mail.Mails;
import dev.causerie.mail.Offices;
import dev.causerie.mail.Templates;
import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class NoticeModule {
    @Produces
    @Singleton
    Notices notices(Database database) {
        return new SqlNotices(database);
    }

    @Produces
    @Singleton
    WriteNotices writeNotices(Accounts accounts, Agents agents, Departments departments, Desks desks) {
        return new WriteNotices(accounts, agents, departments, desks);
    }

    @Produces
    @Singleton
    TellByMail tellByMail(Entries entries, Notices notices, WriteNotices write, TellByMail.Post post, Clock clock) {
        return new TellByMail(entries, notices, write, post, clock);
    }

    @Produces
    @Singleton
    TellByMail.Post post(Mails mails, Offices offices, Templates templates) {
        return new TellByMail.Post(mails, offices, templates);
    }
}
