package dev.causerie.department;

import dev.causerie.account.AccountStatus;
import dev.causerie.kernel.AgentId;

/// An enabled department, and whether anybody of it is there: as good as its best member.
public record Staffed(Department department, AccountStatus status) {
    /// Whether a chat that waits for this department is offered to the agent: to its members, and to everybody while
    /// none of them is there.
    public boolean offersTo(AgentId agent) {
        return status == AccountStatus.OFFLINE || department.charter().members().contains(agent);
    }
}
