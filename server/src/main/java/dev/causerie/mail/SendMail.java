package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.mail.Mails.Unsent;
import dev.causerie.mail.Office.Sending;
import dev.causerie.post.Failure;
import dev.causerie.post.MailAddress;
import dev.causerie.post.Outgoing;
import dev.causerie.post.Smtp;
import dev.causerie.sql.OutboxWorker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one mail. An effect of the outbox, so that no restart loses one.
///
/// A mail that cannot be sent now is tried again after growing pauses, for three days; one that can never be sent
/// has failed at once. When the line itself is at fault, the account's other mails wait too, without being tried.
public final class SendMail implements OutboxWorker.Effect {
    public static final String KIND = "mail";
    static final long GIVEN_UP_MILLIS = Duration.ofDays(3).toMillis();
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);
    private static final int AT_ONCE = 4;
    private static final long REMEMBERED_MILLIS = Duration.ofDays(30).toMillis();
    private static final long UNSET_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final long CLAIM_MILLIS = Smtp.LONGEST.plusSeconds(30).toMillis();
    private static final int[] PAUSES_MINUTES = {1, 2, 5, 15, 30, 60, 120, 240};
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST_REST_MILLIS = 5 * MINUTE_MILLIS;

    private final Mails mails;
    private final Offices offices;
    private final Smtp smtp;
    private final Clock clock;
    /// Until when the line of an account is not tried, and by which version of its settings.
    private final Map<AccountId, Rest> resting = new ConcurrentHashMap<>();
    /// What was taken by the other server and could not be written down by us.
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();

    private record Rest(int version, long until) {}

    public SendMail(Mails mails, Offices offices, Smtp smtp, Clock clock) {
        this.mails = mails;
        this.offices = offices;
        this.smtp = smtp;
        this.clock = clock;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public long run(String body) {
        long id = Long.parseLong(body);
        if (taken.contains(id)) {
            written(id);
            return OutboxWorker.DONE;
        }
        Unsent mail = mails.waiting(id).orElse(null);
        if (mail == null) {
            return OutboxWorker.DONE;
        }
        long now = clock.now();
        Office office = offices.find(mail.mail().account());
        if (office.sending() == null) {
            return now + UNSET_MILLIS;
        }
        Rest rest = resting.get(office.account());
        if (rest != null && rest.version == office.version() && rest.until > now) {
            return rest.until;
        }
        if (!mails.claim(id, now, now + CLAIM_MILLIS)) {
            return now + MINUTE_MILLIS;
        }
        return send(mail, office);
    }

    private long send(Unsent mail, Office office) {
        MailAddress to = MailAddress.parse(mail.mail().to()).orElse(null);
        Failure failure = to == null
                ? new Failure(Failure.Reason.ADDRESS, "", true)
                : smtp.send(office.sending().server(), outgoing(mail, office.sending(), to), () -> written(mail.id()));
        return failure == null ? OutboxWorker.DONE : later(mail, office, failure);
    }

    private static Outgoing outgoing(Unsent unsent, Sending sending, MailAddress to) {
        Mail mail = unsent.mail();
        MailAddress from = MailAddress.parse(sending.from()).orElseThrow();
        return new Outgoing(
                new Outgoing.Party(sending.fromName(), from),
                sending.replyTo(),
                new Outgoing.Party(mail.toName(), to),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                Template.isByMachine(mail.kind()),
                unsent.created());
    }

    /// The other server has the mail. If our database is away just now, we remember, and write it down when it is
    /// back.
    private void written(long id) {
        long now = clock.now();
        taken.add(id);
        mails.sent(id, now);
        taken.remove(id);
        mails.forget(now - REMEMBERED_MILLIS);
    }

    /// The account's line is tried again at once, whatever happened to it before.
    public void wake(AccountId account) {
        resting.remove(account);
    }

    private long later(Unsent mail, Office office, Failure failure) {
        long now = clock.now();
        long tried = mail.tried() == 0 ? now : mail.tried();
        LOG.warn(
                "A mail ({}) was not sent: {}",
                mail.mail().kind(),
                failure.reason().word());
        if (failure.lasting() || now - tried >= GIVEN_UP_MILLIS) {
            mails.failed(mail.id(), failure, now);
            return OutboxWorker.DONE;
        }
        long pause = PAUSES_MINUTES[Math.min(mail.attempts(), PAUSES_MINUTES.length - 1)] * MINUTE_MILLIS;
        if (failure.ofTheLine()) {
            resting.put(office.account(), new Rest(office.version(), now + Math.min(pause, LONGEST_REST_MILLIS)));
        }
        mails.later(mail.id(), failure, tried, now + pause);
        return now + pause;
    }
}
