package dev.causerie.file;

import dev.causerie.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/// The pictures of all accounts. Every call may block: never on an event loop. What a call has changed is on disk when
/// it returns. A picture never changes, and goes only when nothing has ever been made of it.
public interface Pictures {
    /// When the account has it already, it counts as sent now.
    void keep(AccountId account, Picture picture, long now);

    /// Whoever knows the name may see the picture, whatever the account.
    Optional<Picture> find(String name);

    /// @param path of a picture, or anything else that somebody typed
    /// @return whether it is a picture of this account; if so, it counts as sent now
    boolean has(AccountId account, String path, long now);

    /// As [#has], and from now on it stays: visitors see it, and what they have seen may be looked at again.
    boolean hold(AccountId account, String path);

    /// One of which nobody has made anything yet.
    record Loose(AccountId account, String path) {}

    /// Those sent before a time, the oldest first, at most 1,000.
    List<Loose> loose(long before);

    /// Does nothing when it was held or sent again meanwhile.
    void remove(Loose picture, long before);

    /// Somewhere else where pictures stand that are not held.
    interface Holder {
        boolean needs(Loose picture);
    }
}
