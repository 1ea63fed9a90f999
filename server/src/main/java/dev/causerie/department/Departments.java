package dev.causerie.department;

import dev.causerie.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/// The departments of all accounts. Every call may block: never on an event loop. What a call has changed is on disk
/// when it returns, all of it or nothing.
public interface Departments {
    /// So many that nobody needs more, so few that each reader may be told all of them.
    int MOST = 100;

    enum Saved {
        DONE,
        /// Another department of the account has this name.
        TAKEN,
        /// The account has [#MOST].
        TOO_MANY,
        /// Somebody has changed or deleted it meanwhile.
        OUTDATED
    }

    /// All of an account, by name. Members who are disabled are left out.
    List<Department> of(AccountId account);

    Optional<Department> find(AccountId account, DepartmentId id);

    Saved add(Department department, long now);

    /// Gives it another charter, as the version after `department.version()`.
    Saved change(Department department, Charter charter);

    /// Chats keep the id of what is gone.
    void remove(Department department);
}
