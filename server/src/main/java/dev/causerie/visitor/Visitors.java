package dev.causerie.visitor;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import java.util.Optional;

/// Visitors who have said something: in a chat, or of themselves. Every call may block: never on an event loop.
public interface Visitors {
    Optional<Visitor> find(AccountId account, VisitorId id);

    /// A visitor says something of themselves; what they have said before and do not say now stays. It is on disk when
    /// the call returns.
    ///
    /// @return the visitor as they are known then
    Visitor tell(AccountId account, VisitorId id, Details said, long now);
}
