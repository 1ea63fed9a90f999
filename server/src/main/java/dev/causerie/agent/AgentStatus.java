package dev.causerie.agent;

import dev.causerie.account.AccountStatus;

/// What an agent chose to be: [#ONLINE] takes chats, [#AWAY] can be reached but is slow, [#INVISIBLE] sees all and is
/// not seen.
public enum AgentStatus {
    ONLINE,
    AWAY,
    INVISIBLE;

    /// As what visitors see somebody who is at their desk.
    public AccountStatus seen() {
        return switch (this) {
            case ONLINE -> AccountStatus.ONLINE;
            case AWAY -> AccountStatus.AWAY;
            case INVISIBLE -> AccountStatus.OFFLINE;
        };
    }
}
