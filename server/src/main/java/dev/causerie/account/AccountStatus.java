package dev.causerie.account;

/// What visitors are told: [#ONLINE] if any agent is online, else [#AWAY] if any is away, else [#OFFLINE].
public enum AccountStatus {
    ONLINE,
    AWAY,
    OFFLINE
}
