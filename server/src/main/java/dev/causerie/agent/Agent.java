package dev.causerie.agent;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.Objects;

/// Somebody who answers visitors.
///
/// @param title what visitors read under the name, or null
public record Agent(
        AgentId id, AccountId account, String email, String name, String title, Role role, AgentStatus status) {

    public enum Role {
        OWNER,
        ADMINISTRATOR,
        AGENT
    }

    public Agent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(status, "status");
    }
}
