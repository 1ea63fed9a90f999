package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.agent.Agent;
import java.security.Principal;

/// An agent whose session is valid.
///
/// @param tokenHash names the session, without opening it
public record SignedIn(Agent agent, Account account, String tokenHash) implements Principal {
    @Override
    public String getName() {
        return agent.id().toString();
    }

    /// @return the topic of everything that belongs to this session; closing it ends all its sockets
    public String topic() {
        return "session:" + tokenHash;
    }
}
