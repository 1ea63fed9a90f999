package dev.causerie.resume;

import java.util.Optional;

/// The links that were sent. Every call may block: never on an event loop. A change is on disk when the call returns.
public interface ResumeLinks {
    void add(String tokenHash, ResumeLink link, long now);

    Optional<ResumeLink> find(String tokenHash);

    /// @return whether it was open until now; of many who use it at once, also on other nodes, one hears yes
    boolean use(String tokenHash, long now);

    /// Forgets the links that ended before a time.
    void removeExpired(long before);
}
