package dev.causerie.mask;

import dev.causerie.kernel.AccountId;

/// What each account wants masked. All calls block: never on an event loop. What a call has changed is on disk when it
/// returns.
public interface MaskSettings {
    String SUBJECT = "masking";

    /// @param version 0 while nothing was set
    record Saved(int version, MaskRules rules) {}

    Saved find(AccountId account);

    /// @param base the version that they were made from
    /// @return false, and nothing is changed, when they have been changed since
    boolean save(AccountId account, int base, MaskRules rules);
}
