package dev.causerie.visitor;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import java.util.Optional;

/// Visitors who have said something: in a chat, or of themselves. Every call may block: never on an event loop.
public interface Visitors {
    Optional<Visitor> find(AccountId account, VisitorId id);

    /// What a call has changed is on disk when it returns.
    void save(Visitor visitor, long now);
}
