package dev.causerie.account;

import dev.causerie.kernel.AccountId;
import java.util.Optional;

/// All accounts of this installation. Every call may block: never on an event loop. A change is on disk when the call
/// returns.
public interface Accounts {
    void add(Account account, long now);

    Optional<Account> find(AccountId id);
}
