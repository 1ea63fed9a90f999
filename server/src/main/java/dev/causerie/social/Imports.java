package dev.causerie.social;

import java.util.Optional;

/// The visitors on their way, wherever they come back: any process of ours finds them. Every call may block: never on
/// an
/// event loop. A change is on disk when the call returns.
///
/// Promise: each step is gone once. Of many who come back with the same secrets, also to other processes, one is let
/// in.
public interface Imports {
    /// Where a visitor is found again.
    ///
    /// @param state the hash of the secret that goes to the provider and back, and
    /// @param browser of the one in the browser's cookie
    record Place(String state, String browser) {}

    void add(Place place, Import begun, long now);

    /// @return whoever went out with both, and has not come back yet
    Optional<Import> comeBack(Place place, long now);

    /// Keeps what the provider said until the visitor agrees.
    void keep(Place place, Profile profile);

    /// @param place with what it is called by
    record Waiting(Place place, Import waiting) {}

    /// @return what waits for the visitor's word in this browser
    Optional<Waiting> waiting(String browser, long now);

    /// @return whether it waited until now
    boolean finish(Place place, long now);

    /// Forgets who will not come back.
    void removeExpired(long now);
}
