package dev.causerie.gate;

import dev.causerie.kernel.AccountId;

/// How fast the visitors of each account may be. All calls block: never on an event loop. What a call has changed is on
/// disk when it returns.
public interface Paces {
    String SUBJECT = "pace";

    /// @param version 0 while nothing was set
    record Saved(int version, Pace pace) {}

    Saved find(AccountId account);

    /// @param base the version that it was made from
    /// @return false, and nothing is changed, when it has been changed since
    boolean save(AccountId account, int base, Pace pace);
}
