package dev.causerie.mail;

import static dev.causerie.sql.schema.Tables.MAIL;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.post.Failure;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Mails] in SQL.
public final class SqlMails implements Mails {
    private static final int SHOWN = 200;
    private static final int NAME_BYTES = 16;

    private final Database database;
    private final Offices offices;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SqlMails(Database database, Offices offices, Ids ids, Clock clock) {
        this.database = database;
        this.offices = offices;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name(AccountId account, String token, String place) {
        try {
            byte[] text = (token + " " + place).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return named(account, Arrays.copyOf(hash, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has it", e);
        }
    }

    private String named(AccountId account, byte[] token) {
        return "<ours." + HexFormat.of().formatHex(token) + "@"
                + offices.find(account).domain() + ">";
    }

    @Override
    public void add(List<Mail> mails) {
        if (!mails.isEmpty()) {
            database.write(sql -> {
                mails.forEach(mail -> insert(sql, mail));
                return mails.size();
            });
        }
    }

    /// A name for a mail that is still to be written: `<ours.TOKEN@domain>`. May block.
    public String freshName(AccountId account) {
        byte[] token = new byte[NAME_BYTES];
        random.nextBytes(token);
        return named(account, token);
    }

    /// Adds a mail to the running transaction of [Database#write]; it is sent when that is on disk. One whose
    /// name is there already is not added again.
    public void insert(DSLContext sql, Mail mail) {
        long id = ids.next();
        long now = clock.now();
        int inserted = sql.insertInto(MAIL)
                .set(MAIL.ID, id)
                .set(MAIL.ACCOUNT_ID, mail.account().value())
                .set(MAIL.MESSAGE_ID, mail.messageId())
                .set(MAIL.IN_REPLY_TO, mail.inReplyTo())
                .set(MAIL.REFS, String.join(" ", mail.references()))
                .set(MAIL.KIND, mail.kind())
                .set(MAIL.ABOUT, mail.about())
                .set(MAIL.RECIPIENT, mail.to())
                .set(MAIL.RECIPIENT_NAME, mail.toName())
                .set(MAIL.SUBJECT, mail.subject())
                .set(MAIL.BODY, mail.text())
                .set(MAIL.HTML, mail.html())
                .set(MAIL.STATE, word(State.QUEUED))
                .set(MAIL.ATTEMPTS, 0)
                .set(MAIL.CLAIMED, 0L)
                .set(MAIL.CREATED, now)
                .set(MAIL.DUE, now)
                .onConflict(MAIL.ACCOUNT_ID, MAIL.MESSAGE_ID)
                .doNothing()
                .execute();
        if (inserted == 1) {
            Outbox.put(sql, entry(mail.account(), id), now);
        }
    }

    private static Outbox.Entry entry(AccountId account, long id) {
        return new Outbox.Entry(id, account, SendMail.KIND, Long.toString(id));
    }

    @Override
    public List<Unsent> unsent(AccountId account) {
        return database.read(sql -> sql.selectFrom(MAIL)
                .where(MAIL.ACCOUNT_ID.eq(account.value()))
                .and(MAIL.STATE.ne(word(State.SENT)))
                .orderBy(MAIL.STATE, MAIL.ID.desc())
                .limit(SHOWN)
                .fetch(SqlMails::unsent));
    }

    private static Unsent unsent(Record row) {
        List<String> references = Arrays.stream(row.get(MAIL.REFS).split(" "))
                .filter(name -> !name.isEmpty())
                .toList();
        Mail mail = new Mail(
                new AccountId(row.get(MAIL.ACCOUNT_ID)),
                row.get(MAIL.RECIPIENT),
                row.get(MAIL.RECIPIENT_NAME),
                row.get(MAIL.SUBJECT),
                row.get(MAIL.BODY),
                row.get(MAIL.HTML),
                row.get(MAIL.MESSAGE_ID),
                row.get(MAIL.IN_REPLY_TO),
                references,
                row.get(MAIL.KIND),
                row.get(MAIL.ABOUT));
        State state = State.valueOf(row.get(MAIL.STATE).toUpperCase(Locale.ROOT));
        Long tried = row.get(MAIL.TRIED);
        return new Unsent(
                row.get(MAIL.ID),
                mail,
                state,
                row.get(MAIL.ATTEMPTS),
                row.get(MAIL.CREATED),
                tried == null ? 0 : tried,
                row.get(MAIL.DUE),
                failure(row, state));
    }

    private static Failure failure(Record row, State state) {
        String reason = row.get(MAIL.REASON);
        return reason == null
                ? null
                : new Failure(Failure.Reason.of(reason), row.get(MAIL.SAID), state == State.FAILED);
    }

    @Override
    public Counts counts(AccountId account) {
        return database.read(sql -> new Counts(
                sql.fetchCount(MAIL, of(account).and(MAIL.STATE.eq(word(State.QUEUED)))),
                sql.fetchCount(MAIL, of(account).and(MAIL.STATE.eq(word(State.FAILED))))));
    }

    /// Says in the words of the index that there are few of them.
    private static Condition of(AccountId account) {
        return MAIL.ACCOUNT_ID.eq(account.value()).and(MAIL.STATE.ne(word(State.SENT)));
    }

    @Override
    public Map<String, State> states(AccountId account, Collection<String> names) {
        return database.read(sql -> sql.select(MAIL.MESSAGE_ID, MAIL.STATE)
                .from(MAIL)
                .where(MAIL.ACCOUNT_ID.eq(account.value()))
                .and(MAIL.MESSAGE_ID.in(names))
                .fetchMap(MAIL.MESSAGE_ID, row -> State.valueOf(row.value2().toUpperCase(Locale.ROOT))));
    }

    @Override
    public boolean retry(AccountId account, long id) {
        return database.write(sql -> again(sql, of(account).and(MAIL.ID.eq(id)))) == 1;
    }

    @Override
    public void retryAll(AccountId account) {
        database.write(sql -> again(sql, of(account)));
    }

    private int again(DSLContext sql, Condition which) {
        long now = clock.now();
        List<Outbox.Entry> entries = sql.select(MAIL.ID, MAIL.ACCOUNT_ID)
                .from(MAIL)
                .where(which)
                .fetch(row -> entry(new AccountId(row.value2()), row.value1()));
        int changed = sql.update(MAIL)
                .set(MAIL.STATE, word(State.QUEUED))
                .set(MAIL.ATTEMPTS, 0)
                .setNull(MAIL.TRIED)
                .set(MAIL.DUE, now)
                .where(which)
                .execute();
        entries.forEach(entry -> Outbox.put(sql, entry, now));
        return changed;
    }

    @Override
    public boolean discard(AccountId account, long id) {
        return database.write(sql -> {
            int gone =
                    sql.deleteFrom(MAIL).where(of(account)).and(MAIL.ID.eq(id)).execute();
            if (gone == 1) {
                Outbox.remove(sql, id);
            }
            return gone == 1;
        });
    }

    @Override
    public void bounced(AccountId account, String messageId, Failure failure) {
        database.write(sql -> sql.update(MAIL)
                .set(MAIL.STATE, word(State.FAILED))
                .set(MAIL.REASON, failure.reason().word())
                .set(MAIL.SAID, failure.said())
                .where(MAIL.ACCOUNT_ID.eq(account.value()))
                .and(MAIL.MESSAGE_ID.eq(messageId))
                .and(MAIL.STATE.eq(word(State.SENT)))
                .execute());
    }

    @Override
    public Optional<Unsent> waiting(long id) {
        return database.read(sql -> sql.selectFrom(MAIL)
                .where(MAIL.ID.eq(id))
                .and(MAIL.STATE.eq(word(State.QUEUED)))
                .fetchOptional(SqlMails::unsent));
    }

    @Override
    public boolean claim(long id, long now, long until) {
        return database.write(sql -> sql.update(MAIL)
                        .set(MAIL.CLAIMED, until)
                        .where(MAIL.ID.eq(id))
                        .and(MAIL.STATE.eq(word(State.QUEUED)))
                        .and(MAIL.CLAIMED.le(now))
                        .execute())
                == 1;
    }

    @Override
    public void sent(long id, long now) {
        database.write(sql -> sql.update(MAIL)
                .set(MAIL.STATE, word(State.SENT))
                .set(MAIL.SETTLED, now)
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.plus(1))
                .set(MAIL.CLAIMED, 0L)
                .setNull(MAIL.REASON)
                .setNull(MAIL.SAID)
                .where(MAIL.ID.eq(id))
                .execute());
    }

    @Override
    public void later(long id, Failure failure, long tried, long due) {
        settle(id, State.QUEUED, failure, tried, due);
    }

    @Override
    public void failed(long id, Failure failure, long now) {
        settle(id, State.FAILED, failure, now, now);
    }

    private void settle(long id, State state, Failure failure, long tried, long due) {
        database.write(sql -> sql.update(MAIL)
                .set(MAIL.STATE, word(state))
                .set(MAIL.REASON, failure.reason().word())
                .set(MAIL.SAID, failure.said())
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.plus(1))
                .set(MAIL.CLAIMED, 0L)
                .set(MAIL.TRIED, tried)
                .set(MAIL.DUE, due)
                .where(MAIL.ID.eq(id))
                .and(MAIL.STATE.eq(word(State.QUEUED)))
                .execute());
    }

    @Override
    public void forget(long before) {
        database.write(sql -> sql.deleteFrom(MAIL)
                .where(MAIL.STATE.eq(word(State.SENT)))
                .and(MAIL.SETTLED.lt(before))
                .execute());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
