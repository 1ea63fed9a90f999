package dev.causerie.chat;

import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;

/// Who made an event.
public sealed interface Author {
    record Visitor(VisitorId id) implements Author {}

    record Agent(AgentId id) implements Author {}

    record System() implements Author {}

    static Author of(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor -> new Visitor(visitor.id());
            case Actor.Agent agent -> new Agent(agent.id());
        };
    }

    /// In a word, as it is stored and told.
    default String role() {
        return switch (this) {
            case Visitor _ -> "visitor";
            case Agent _ -> "agent";
            case System _ -> "system";
        };
    }

    /// @return the number beside the role, or null
    default Long number() {
        return switch (this) {
            case Visitor visitor -> visitor.id().value();
            case Agent agent -> agent.id().value();
            case System _ -> null;
        };
    }

    /// The author that was stored by role and number.
    static Author of(String role, Long number) {
        return switch (role) {
            case "visitor" -> new Visitor(new VisitorId(number));
            case "agent" -> new Agent(new AgentId(number));
            default -> new System();
        };
    }
}
