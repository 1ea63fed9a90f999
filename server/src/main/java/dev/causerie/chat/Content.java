package dev.causerie.chat;

import dev.causerie.kernel.AgentId;

/// What an event says.
public sealed interface Content {
    /// @param url the page the visitor was on
    record Started(String visitorName, String visitorEmail, String url, String title) implements Content {}

    /// @param title what visitors read under the name, or null
    /// @param avatar path of a picture, or null
    record Joined(AgentId agent, String name, String title, String avatar) implements Content {}

    /// An agent who is in the chat is seen like this from now on.
    record Introduced(AgentId agent, String name, String title, String avatar) implements Content {}

    record Message(String text) implements Content {}

    /// Only agents ever see it.
    record Note(String text) implements Content {}

    record Left() implements Content {}

    record Ended(EndReason reason) implements Content {}

    enum EndReason {
        VISITOR,
        AGENT,
        IDLE
    }

    enum Audience {
        EVERYONE,
        AGENTS
    }

    default Audience audience() {
        return switch (this) {
            case Note _ -> Audience.AGENTS;
            case Started _, Joined _, Introduced _, Message _, Left _, Ended _ -> Audience.EVERYONE;
        };
    }
}
