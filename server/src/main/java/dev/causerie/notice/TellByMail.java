package dev.causerie.notice;

import dev.causerie.http.Attempts;
import dev.causerie.inbox.Entries;
import dev.causerie.inbox.Entry;
import dev.causerie.inbox.EntryId;
import dev.causerie.inbox.Left;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.mail.Mail;
import dev.causerie.mail.Mails;
import dev.causerie.mail.Offices;
import dev.causerie.mail.Rendered;
import dev.causerie.mail.Templates;
import dev.causerie.post.MailAddress;
import dev.causerie.sql.OutboxWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody has left a message: tells the team by mail, and the visitor that we have it, as the account has chosen.
///
/// An effect of the outbox. The names of its mails come from the token that was stored with the message, so that
/// doing it twice adds no second mail. Anybody can type anybody's address, so only a few mails go to one address, for
/// one visitor, and of one account within a quarter of an hour; the message itself is in the inbox all the same.
public final class TellByMail implements OutboxWorker.Effect {
    static final String RECEIVED = "inbox-received";
    static final String NEW = "inbox-new";
    private static final int MOST_RECEIVED = 3;
    private static final int MOST_OF_ACCOUNT = 100;
    private static final Logger LOG = LoggerFactory.getLogger(TellByMail.class);

    private final Entries entries;
    private final Notices notices;
    private final WriteNotices write;
    private final Post post;
    private final Attempts received;
    private final Attempts all;

    public TellByMail(Entries entries, Notices notices, WriteNotices write, Post post, Clock clock) {
        this.entries = entries;
        this.notices = notices;
        this.write = write;
        this.post = post;
        this.received = new Attempts(MOST_RECEIVED, clock);
        this.all = new Attempts(MOST_OF_ACCOUNT, clock);
    }

    /// What mails are made with.
    public record Post(Mails mails, Offices offices, Templates templates) {
        private Mail mail(String template, String to, String toName, Entry entry, String name, Rendered words) {
            return new Mail(
                    entry.left().account(),
                    to,
                    toName,
                    words.subject(),
                    words.text(),
                    words.html(),
                    name,
                    "",
                    List.of(),
                    template,
                    entry.id().toString());
        }

        private Rendered render(AccountId account, String template, String language, Map<String, String> values) {
            return templates.render(account, template, language, values);
        }
    }

    @Override
    public long run(String body) {
        String[] parts = body.split(" ");
        Entry entry = entries.find(EntryId.parse(parts[0])).orElse(null);
        if (entry == null || post.offices.find(entry.left().account()).sending() == null) {
            return OutboxWorker.DONE;
        }
        List<Runnable> counted = new ArrayList<>();
        try {
            tell(notices.find(entry.left().account()), entry, parts[1], counted);
        } catch (RuntimeException e) {
            // It will be tried again, and counted then.
            counted.forEach(Runnable::run);
            throw e;
        }
        return OutboxWorker.DONE;
    }

    private void tell(Notice notice, Entry entry, String token, List<Runnable> counted) {
        List<Mail> mails = new ArrayList<>();
        if (notice.confirm()) {
            confirm(entry, token, mails, counted);
        }
        tellTeam(notice, entry, token, mails, counted);
        post.mails.add(mails);
    }

    /// What it answers is known again by its name, before anybody can have it.
    private void confirm(Entry entry, String token, List<Mail> mails, List<Runnable> counted) {
        Left left = entry.left();
        if (MailAddress.parse(left.email()).isEmpty() || isTooMuch(left, counted)) {
            return;
        }
        String name = post.mails.name(left.account(), token, Notice.key(left.email()));
        entries.mailed(entry, name);
        Rendered words = post.render(left.account(), RECEIVED, left.language(), write.forVisitor(entry));
        mails.add(post.mail(RECEIVED, left.email(), left.name(), entry, name, words));
    }

    private boolean isTooMuch(Left left, List<Runnable> counted) {
        long wait = begin(received, "to " + left.account() + " " + Notice.key(left.email()), counted)
                + begin(received, "by " + left.visitor(), counted)
                + begin(all, "received " + left.account(), counted);
        if (wait > 0) {
            LOG.info("A visitor is not told that a message has come: too many were told lately");
        }
        return wait > 0;
    }

    private static long begin(Attempts attempts, String key, List<Runnable> counted) {
        counted.add(() -> attempts.takeBack(key));
        return attempts.begin(key);
    }

    private void tellTeam(Notice notice, Entry entry, String token, List<Mail> mails, List<Runnable> counted) {
        AccountId account = entry.left().account();
        List<String> team = write.team(notice, entry);
        if (team.isEmpty() || begin(all, "new " + account, counted) > 0) {
            return;
        }
        Rendered words = post.render(account, NEW, notice.language(), write.forTeam(notice, entry));
        for (String address : team) {
            String name = post.mails.name(account, token, "team " + Notice.key(address));
            mails.add(post.mail(NEW, address, "", entry, name, words));
        }
    }
}
