package dev.causerie.social;

import dev.causerie.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/// The providers of all accounts, with their secrets. Every call may block: never on an event loop. A change is on disk
/// when the call returns.
public interface Providers {
    int MOST = 10;

    enum Saved {
        DONE,
        /// Somebody has changed it meanwhile.
        OUTDATED,
        TOO_MANY
    }

    /// All of an account, the oldest first.
    List<Provider> of(AccountId account);

    Optional<Provider> find(AccountId account, Provider.Id id);

    Saved add(Provider provider, long now);

    /// @param provider as it was when somebody began to change it
    Saved change(Provider provider, Setup setup);

    /// Whoever is on the way to it comes back in vain.
    void remove(Provider provider);
}
