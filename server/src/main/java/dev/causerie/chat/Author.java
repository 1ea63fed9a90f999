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
}
