package dev.causerie.agent;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.Objects;

/// Somebody who answers visitors.
///
/// @param name what visitors read, and colleagues
/// @param title what visitors read under the name, or null
/// @param avatar path of a picture, or null
public record Agent(
        AgentId id,
        AccountId account,
        String email,
        String name,
        String title,
        String avatar,
        Role role,
        AgentStatus status) {

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

    /// Somebody without a picture.
    public Agent(
            AgentId id, AccountId account, String email, String name, String title, Role role, AgentStatus status) {
        this(id, account, email, name, title, null, role, status);
    }

    public Profile profile() {
        return new Profile(name, title == null ? "" : title, avatar == null ? "" : avatar);
    }

    public Agent with(Profile profile) {
        String line = profile.title().isBlank() ? null : profile.title().strip();
        String picture = profile.avatar().isEmpty() ? null : profile.avatar();
        return new Agent(id, account, email, profile.name().strip(), line, picture, role, status);
    }
}
