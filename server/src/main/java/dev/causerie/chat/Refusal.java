package dev.causerie.chat;

/// Why something was not done. The client keeps the text and says so.
public enum Refusal {
    /// Nobody is there to start a chat with, or to hand one over to.
    OFFLINE,
    /// The chat is over.
    ENDED,
    /// Another agent was faster.
    TAKEN,
    /// An agent must serve the chat first.
    NOT_SERVING,
    /// The chat waits for a department that the agent is no member of.
    NOT_MEMBER,
    NOT_FOUND,
    /// The widget asks for no ratings, or there is nobody yet to rate.
    NOT_OFFERED,
    /// What the form before a chat asks is missing or wrong.
    FORM,
    TOO_LONG,
    EMPTY,
    RATE_LIMITED,
    /// It could not be stored now.
    UNAVAILABLE
}
