package dev.causerie.notice;

import dev.causerie.kernel.AccountId;

/// What each account has chosen. Every call may block: never on an event loop. A change is on disk when the call
/// returns.
public interface Notices {
    /// @return [Notice#usual] where nothing was chosen
    Notice find(AccountId account);

    /// @param notice with the version it was made from
    /// @return false when somebody else has changed it meanwhile
    boolean save(Notice notice);
}
