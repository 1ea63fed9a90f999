package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.agent.Agent;
import dev.causerie.http.Caller;
import dev.causerie.kernel.Actor;

/// An agent whose session is valid.
///
/// @param tokenHash names the session, without opening it
public record SignedIn(Agent agent, Account account, String tokenHash) implements Caller {
    @Override
    public String getName() {
        return agent.id().toString();
    }

    @Override
    public Actor.Agent actor() {
        return new Actor.Agent(account.id(), agent.id());
    }

    /// @return the topic of everything that belongs to this session; closing it ends all its sockets
    public String topic() {
        return "session:" + tokenHash;
    }
}
