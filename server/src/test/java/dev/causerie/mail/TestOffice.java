package dev.causerie.mail;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import dev.causerie.post.MailServer;
import dev.causerie.post.MailServer.Tls;
import dev.causerie.post.Smtp;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import java.util.List;

/// An account with a post office on a real database, whose time the test sets.
final class TestOffice {
    static final AccountId ACME = new AccountId(1);
    static final AccountId OTHER = new AccountId(2);

    final Database database;
    long now = 1_800_000_000_000L;
    final SqlOffices offices;
    final SqlMails mails;
    final SendMail send;

    TestOffice(Database database) {
        this.database = database;
        SqlAccounts accounts = new SqlAccounts(database);
        accounts.add(new Account(ACME, "Acme"), 1);
        accounts.add(new Account(OTHER, "Other"), 1);
        offices = new SqlOffices(database, new Seal(new byte[32]), () -> now);
        mails = new SqlMails(database, offices, new Ids(() -> now), () -> now);
        send = new SendMail(mails, offices, new Smtp(Smtp.LONGEST), () -> now);
    }

    /// @return whether it was saved
    boolean sendsBy(int port) {
        int version = offices.find(ACME).version();
        return offices.save(new Office(ACME, version, sending("127.0.0.1", port, "", ""), null));
    }

    static Office.Sending sending(String host, int port, String user, String password) {
        return new Office.Sending(
                new MailServer(host, port, Tls.NONE, user, password), "Acme", "shop@acme.example", "");
    }

    static Mail mail(String to, String messageId) {
        return new Mail(
                ACME, to, "Ada", "Your lamp", "It works.", null, messageId, "", List.of(), "inbox-answer", "42");
    }

    void insert(Mail mail) {
        database.write(sql -> {
            mails.insert(sql, mail);
            return null;
        });
    }

    /// @return the only mail that is not sent
    Mails.Unsent unsent() {
        List<Mails.Unsent> all = mails.unsent(ACME);
        if (all.size() != 1) {
            throw new AssertionError("Not one mail is unsent, but " + all.size());
        }
        return all.getFirst();
    }

    /// Does what the outbox would do now.
    long runSend(long id) {
        return send.run(Long.toString(id));
    }
}
