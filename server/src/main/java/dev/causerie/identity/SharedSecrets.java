package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import java.util.Map;

/// The secrets of all accounts, sealed. Every call may block: never on an event loop.
public interface SharedSecrets {
    SharedSecret find(AccountId account);

    /// @param next what [#find] gave, changed once
    /// @return false when somebody has changed it meanwhile, on another node too; then nothing is stored
    boolean save(SharedSecret next);

    /// @return the version of each account that has ever had one
    Map<AccountId, Integer> versions();
}
