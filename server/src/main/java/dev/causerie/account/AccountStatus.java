package dev.causerie.account;

/// What visitors are told of an account or a department: [#ONLINE] if any of its agents is online, else [#AWAY] if any
/// is
/// away, else [#OFFLINE].
public enum AccountStatus {
    ONLINE,
    AWAY,
    OFFLINE;

    /// The better of both.
    public AccountStatus or(AccountStatus other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
