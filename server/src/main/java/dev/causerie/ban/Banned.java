package dev.causerie.ban;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Kept;
import java.util.List;

/// Tells whether somebody is banned: addresses from memory, visitors by asking the database. What is changed holds on
/// every node within a second.
public final class Banned {
    private final Bans bans;
    private final Clock clock;
    private final Kept<Ranges> ranges;

    public Banned(Bans bans, Changes changes, Bans.Listener listener, Clock clock) {
        this.bans = bans;
        this.clock = clock;
        this.ranges = new Kept<>(
                changes,
                Bans.SUBJECT,
                account -> new Ranges(bans.ranges(account, clock.now())),
                Ranges.NONE,
                (account, before) -> listener.banned(account, bans.since(account, before, clock.now())));
    }

    /// Before anybody of the account comes. Blocks, the first time.
    public void open(AccountId account) {
        ranges.open(account);
    }

    /// Never blocks.
    ///
    /// @param address in any form
    public boolean address(AccountId account, String address) {
        return ranges.of(account).has(address, clock.now());
    }

    /// Blocks.
    public boolean visitor(Actor.Visitor visitor) {
        return bans.has(visitor, clock.now());
    }

    /// Blocks, the first time.
    ///
    /// @return the ranges that hold an address
    List<Range> around(AccountId account, String address) {
        return ranges.open(account).around(address, clock.now());
    }
}
