package dev.causerie.security;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.Optional;

/// Who is signed in. Every call may block: never on an event loop. A change is on disk when the call returns, and the
/// next
/// [#find] on any node sees it.
public interface Sessions {
    void add(String tokenHash, Session session, long now);

    Optional<Session> find(String tokenHash);

    void extend(String tokenHash, long expires);

    void remove(String tokenHash);

    /// Forgets the sessions that ended before a time.
    void removeExpired(long now);

    record Session(AccountId account, AgentId agent, long expires) {}
}
