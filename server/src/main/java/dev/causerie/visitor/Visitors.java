package dev.causerie.visitor;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import java.util.Optional;

/// Visitors who have said something, in a chat or of themselves, and those whom their site knows. Every call may block:
/// never on an event loop.
public interface Visitors {
    Optional<Visitor> find(AccountId account, VisitorId id);

    /// The one whom their site knows by the id of `somebody`; `somebody`, who is kept then, when that one comes for the
    /// first time. However many come at once, on several nodes too, all get the same.
    Visitor known(Visitor somebody, long now);

    /// A visitor says something of themselves while they have no open chat; what they have said before and do not say
    /// now stays. It is on disk when the call returns.
    ///
    /// @return the visitor as they are known then; empty, with nothing stored, when they have an open chat: whoever
    ///   looks after that has to hear it
    Optional<Visitor> tell(AccountId account, VisitorId id, Details said, long now);
}
