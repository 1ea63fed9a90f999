package dev.causerie.sql;

import dev.causerie.kernel.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// One subject of what accounts have set, in memory: read when somebody of the account comes, and again whenever it has
/// changed, wherever that was done.
public final class Kept<T> {
    private final Changes changes;
    private final String subject;
    private final Function<AccountId, T> reading;
    private final T nothing;
    private final Map<AccountId, T> known = new ConcurrentHashMap<>();

    /// @param reading may block
    /// @param nothing what holds for accounts that nobody has opened
    /// @param then hears of each change when it is known here
    public Kept(Changes changes, String subject, Function<AccountId, T> reading, T nothing, Changes.Listener then) {
        this.changes = changes;
        this.subject = subject;
        this.reading = reading;
        this.nothing = nothing;
        changes.listen(subject, (account, before) -> {
            known.put(account, reading.apply(account));
            then.changed(account, before);
        });
    }

    /// Never blocks.
    public T of(AccountId account) {
        return known.getOrDefault(account, nothing);
    }

    /// Blocks, the first time. From then on [#of] knows it.
    public T open(AccountId account) {
        T here = known.get(account);
        if (here != null) {
            return here;
        }
        changes.follow(account, subject);
        return known.computeIfAbsent(account, reading);
    }
}
