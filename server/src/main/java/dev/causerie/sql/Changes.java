package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.SETTING_CHANGE;

import dev.causerie.kernel.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells every process that what an account has set is different now. Each subject of an account has a number, raised
/// in the transaction that changes it; every process looks once a second.
///
/// Promises: after [#follow] the subject's listener hears of every change within about a second, from whichever process
/// it came, one at a time; of several it may hear once. It hears again until it has returned without an exception.
public final class Changes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final int AT_ONCE = 500;

    @FunctionalInterface
    public interface Listener {
        /// May block.
        ///
        /// @param before the number it had when this was last heard
        void changed(AccountId account, long before);
    }

    record Subject(AccountId account, String name) {}

    private final Database database;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<Subject, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    public Changes(Database database) {
        this.database = database;
        this.thread = Thread.ofVirtual().name("changes").start(this::work);
    }

    /// Only within [Database#write].
    ///
    /// @return the number of this change
    public static long raise(DSLContext sql, AccountId account, String subject) {
        sql.insertInto(SETTING_CHANGE)
                .set(SETTING_CHANGE.ACCOUNT_ID, account.value())
                .set(SETTING_CHANGE.SUBJECT, subject)
                .set(SETTING_CHANGE.VERSION, 1L)
                .onConflict(SETTING_CHANGE.ACCOUNT_ID, SETTING_CHANGE.SUBJECT)
                .doUpdate()
                .set(SETTING_CHANGE.VERSION, SETTING_CHANGE.VERSION.plus(1))
                .execute();
        return version(sql, account, subject);
    }

    /// Stores what is set, and raises the number where that is done. Only within [Database#write].
    ///
    /// @return as [Versioned#save]
    public static boolean save(DSLContext sql, AccountId account, String subject, Versioned<?> row) {
        boolean done = row.save(sql);
        if (done) {
            raise(sql, account, subject);
        }
        return done;
    }

    /// Once for each subject, before anybody follows it.
    public void listen(String subject, Listener listener) {
        listeners.put(subject, listener);
    }

    /// From now on changes of this are heard. Blocks.
    public void follow(AccountId account, String subject) {
        seen.computeIfAbsent(new Subject(account, subject), this::version);
    }

    private long version(Subject subject) {
        return database.read(sql -> version(sql, subject.account, subject.name));
    }

    private static long version(DSLContext sql, AccountId account, String subject) {
        Long version = sql.select(SETTING_CHANGE.VERSION)
                .from(SETTING_CHANGE)
                .where(SETTING_CHANGE.ACCOUNT_ID.eq(account.value()))
                .and(SETTING_CHANGE.SUBJECT.eq(subject))
                .fetchOne(SETTING_CHANGE.VERSION);
        return version == null ? 0 : version;
    }

    /// Looks now, and says when what was just changed holds here. Blocks.
    ///
    /// @throws RuntimeException where that subject's listener failed: it is stored, but does not hold here until a
    ///     later look
    public void look(AccountId account, String subject) {
        RuntimeException failure = look().get(new Subject(account, subject));
        if (failure != null) {
            throw failure;
        }
    }

    /// When this returns, all listeners here know what was changed before, but for those that failed; they hear again
    /// with the next look. Blocks.
    synchronized Map<Subject, RuntimeException> look() {
        Map<Subject, RuntimeException> failures = new HashMap<>();
        Set<Long> accounts =
                seen.keySet().stream().map(subject -> subject.account.value()).collect(Collectors.toSet());
        List<Long> all = List.copyOf(accounts);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            database.read(sql -> sql.select(SETTING_CHANGE.ACCOUNT_ID, SETTING_CHANGE.SUBJECT, SETTING_CHANGE.VERSION)
                            .from(SETTING_CHANGE)
                            .where(SETTING_CHANGE.ACCOUNT_ID.in(some))
                            .fetch())
                    .forEach(row -> {
                        var subject = new Subject(new AccountId(row.value1()), row.value2());
                        try {
                            heard(subject, row.value3());
                        } catch (RuntimeException e) {
                            // What is wrong with one must not keep the others from hearing.
                            failures.put(subject, e);
                        }
                    });
        }
        return failures;
    }

    private void heard(Subject subject, long version) {
        Long before = seen.get(subject);
        if (before != null && before < version) {
            listeners.get(subject.name).changed(subject.account, before);
            seen.put(subject, version);
        }
    }

    private void work() {
        while (!closing) {
            LockSupport.parkNanos(PAUSE_NANOS);
            try {
                if (!closing) {
                    look().forEach((subject, failure) -> LOG.warn(
                            "What account {} has set of its {} is not known yet: {}",
                            subject.account,
                            subject.name,
                            failure.toString()));
                }
            } catch (RuntimeException e) {
                LOG.warn("What others have set cannot be read: {}", e.toString());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
