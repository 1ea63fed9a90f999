package dev.causerie.agent;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.List;
import java.util.Optional;

/// The agents of all accounts. Every call may block: never on an event loop. A change is on disk when the call
/// returns.
public interface Agents {
    /// @param password the hash to keep, never the password itself
    void add(Agent agent, String password, long now);

    Optional<Agent> find(AccountId account, AgentId id);

    /// All agents of an account that are enabled, ordered by name.
    List<Agent> of(AccountId account);

    /// Looks somebody up for signing in, in any account. `email` is compared in lower case.
    Optional<SigningIn> signingIn(String email);

    /// Stores name, title and picture.
    void change(Agent agent);

    void setStatus(AccountId account, AgentId id, AgentStatus status);

    /// These agents are at their desks at this time.
    void seen(List<AgentId> ids, long now);

    /// The agent has left the desk.
    void gone(AgentId id);

    /// The enabled agents of all accounts who were last seen at their desks then or later and have not left.
    List<Agent> seenSince(long time);

    /// Is told who an agent is from now on, after it is on disk.
    interface Listener {
        void changed(Agent agent);
    }

    /// @param password the stored hash
    record SigningIn(Agent agent, String password) {}
}
