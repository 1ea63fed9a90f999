package dev.causerie.file;

import dev.causerie.kernel.AccountId;
import java.util.Optional;

/// The pictures of all accounts. Every call may block: never on an event loop. What a call has changed is on disk when
/// it returns. A picture never changes and never goes.
public interface Pictures {
    /// Does nothing when the account has it already.
    void keep(AccountId account, Picture picture, long now);

    /// Whoever knows the name may see the picture, whatever the account.
    Optional<Picture> find(String name);

    /// @param path of a picture, or anything else that somebody typed
    /// @return whether it is a picture of this account
    boolean has(AccountId account, String path);
}
