package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.agent.Agent;

/// The beginning of an installation. Every call may block: never on an event loop. A change is on disk when the call
/// returns.
///
/// Promise: [#lay] does something once at most, on however many nodes and however often at the same moment it is
/// called.
public interface Foundation {
    /// @return whether anybody can sign in already
    boolean laid();

    /// Keeps the one link that may lay the foundation; an earlier one is void.
    void link(String tokenHash, long now, long expires);

    /// @return whether this is the link, still valid, and nobody can sign in yet
    boolean open(String tokenHash, long now);

    /// Makes account, owner and what else an account begins with, in one transaction, and voids the link.
    ///
    /// @param tokenHash the link that permits it, or null when the operator does
    /// @param password the hash to keep
    /// @return false, with nothing made, when it was laid before or the link is not open
    boolean lay(Account account, Agent owner, String password, String tokenHash, long now);
}
