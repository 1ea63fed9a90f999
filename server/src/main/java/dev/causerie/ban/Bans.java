package dev.causerie.ban;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.VisitorId;
import java.util.List;
import java.util.Map;

/// All bans. All calls block: never on an event loop. What a call has changed is on disk when it returns. A ban
/// that has ended is not there any more.
public interface Bans {
    String SUBJECT = "bans";

    /// So many ranges that nobody needs more, so few that each node holds them in memory.
    int MOST_RANGES = 100_000;

    enum Kind {
        VISITOR,
        NETWORK
    }

    /// @param kind or null for all
    /// @param words all of which must stand in it, in any case, or empty
    /// @param around ranges that are found though none of the words stands in them
    /// @param before the last one that was seen, or null for the newest
    record Filter(Kind kind, String words, List<Range> around, BanId before, int limit) {}

    /// Whom one of them is about is banned by it alone from now on.
    ///
    /// @return false, with nothing changed, when there would be more than [#MOST_RANGES]
    boolean add(AccountId account, List<Ban> bans, long now);

    /// The newest first.
    List<Ban> of(AccountId account, Filter filter, long now);

    /// @return how many there were
    int lift(AccountId account, List<BanId> bans);

    boolean has(Actor.Visitor visitor, long now);

    /// @return until when each holds
    Map<Range, Long> ranges(AccountId account, long now);

    /// The visitors whose ban came by a later change than this one.
    List<VisitorId> since(AccountId account, long change, long now);

    /// Hears on every node that somebody is banned.
    interface Listener {
        /// @param visitors who were not before; there may be others, by their address
        void banned(AccountId account, List<VisitorId> visitors);
    }
}
