package dev.causerie.agent;

/// What an agent chose to be: [#ONLINE] takes chats, [#AWAY] can be reached but is slow, [#INVISIBLE] sees all and is
/// not seen.
public enum AgentStatus {
    ONLINE,
    AWAY,
    INVISIBLE
}
