package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.mail.Office.Receiving;
import dev.causerie.mail.Offices.Reading;
import dev.causerie.post.Failure;
import dev.causerie.post.Imap;
import dev.causerie.post.Imap.Mark;
import dev.causerie.post.Letter;
import dev.causerie.sql.DatabaseException;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.OutboxWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into an account's mailbox every few minutes and tells what has come. An effect of the outbox that comes
/// back for as long as there is a mailbox, so of several processes one looks.
public final class ReadMailbox implements OutboxWorker.Effect {
    public static final String KIND = "mail.read";
    private static final Logger LOG = LoggerFactory.getLogger(ReadMailbox.class);
    private static final int AT_ONCE = 4;
    private static final long BUSY_MILLIS = 5_000;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    /// So often a mail is told to those who break at it; then it is passed over, for the sake of those behind it.
    private static final int TRIES = 5;

    private final Offices offices;
    private final Mails mails;
    private final Imap imap;
    private final List<Mailbox.Listener> listeners;
    private final Clock clock;
    private final Map<String, Integer> broken = new ConcurrentHashMap<>();
    private final Set<AccountId> looking = ConcurrentHashMap.newKeySet();

    public ReadMailbox(Offices offices, Mails mails, Imap imap, List<Mailbox.Listener> listeners, Clock clock) {
        this.offices = offices;
        this.mails = mails;
        this.imap = imap;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    static Outbox.Entry entry(AccountId account) {
        return new Outbox.Entry(account.value(), account, KIND, account.toString());
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public long run(String body) {
        AccountId account = new AccountId(Id.parse(body));
        Receiving receiving = offices.find(account).receiving();
        if (receiving == null) {
            return OutboxWorker.DONE;
        }
        // Changed settings want a look at once, also while one is under way.
        if (!looking.add(account)) {
            return clock.now() + BUSY_MILLIS;
        }
        try {
            look(account, receiving);
        } finally {
            looking.remove(account);
        }
        return clock.now() + receiving.minutes() * MINUTE_MILLIS;
    }

    private void look(AccountId account, Receiving receiving) {
        Reading before = offices.reading(account);
        Failure failure =
                imap.read(receiving.server(), receiving.folder(), before.mark(), before.since(), teller(account));
        offices.looked(account, failure, clock.now());
    }

    private Imap.Taker teller(AccountId account) {
        return new Imap.Taker() {
            @Override
            public void upTo(Mark mark) {
                offices.read(account, mark);
            }

            @Override
            public void take(Letter letter) {
                if (!offices.has(account, letter.messageId())) {
                    tell(account, letter);
                    offices.arrived(account, letter.messageId(), clock.now());
                }
            }
        };
    }

    private void tell(AccountId account, Letter letter) {
        if (letter.writer() == Letter.Writer.BOUNCE) {
            mails.bounced(account, letter.inReplyTo(), new Failure(Failure.Reason.BOUNCED, letter.subject(), true));
        }
        Arrived mail = Arrived.at(account, letter);
        try {
            listeners.forEach(listener -> listener.arrived(mail));
        } catch (DatabaseException away) {
            throw away;
        } catch (RuntimeException e) {
            if (broken.merge(mail.messageId(), 1, Integer::sum) < TRIES) {
                throw e;
            }
            LOG.error("A mail that came is passed over: whoever it was told to broke at it", e);
        }
        broken.remove(mail.messageId());
    }
}
