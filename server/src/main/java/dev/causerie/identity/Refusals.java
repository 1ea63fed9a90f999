package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import java.util.List;

/// How many tokens were not taken, by the hour. Every call may block: never on an event loop.
public interface Refusals {
    /// @param hour when it began, in milliseconds since 1970 UTC
    record Tally(AccountId account, long hour, Flaw flaw, long tokens) {}

    /// Adds to what is counted already, also by other nodes.
    void add(List<Tally> tallies);

    /// @return those of hours that began at or after a time, the newest first
    List<Tally> since(AccountId account, long hour);

    void forget(long before);
}
