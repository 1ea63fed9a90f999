package dev.causerie.department;

import dev.causerie.kernel.AccountId;
import java.util.Objects;

/// Agents who answer one kind of question.
///
/// @param version grows with each change, so that two who change it at once find out
public record Department(DepartmentId id, AccountId account, int version, Charter charter) {
    public Department {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(charter, "charter");
    }

    public DepartmentName called() {
        return new DepartmentName(id, charter.name());
    }
}
