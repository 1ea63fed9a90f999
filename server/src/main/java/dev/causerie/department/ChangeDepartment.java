package dev.causerie.department;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.kernel.Outcome;
import java.util.Map;

/// A department gets another charter. Chats that wait for it are offered to who is a member now.
public final class ChangeDepartment {
    public sealed interface Refusal {
        /// Somebody has changed it since the version that this charter was made from.
        record Outdated() implements Refusal {}

        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Departments departments;
    private final Agents agents;
    private final Roster roster;

    public ChangeDepartment(Departments departments, Agents agents, Roster roster) {
        this.departments = departments;
        this.agents = agents;
        this.roster = roster;
    }

    /// @param base the version that the charter was made from
    public Outcome<Department, Refusal> change(Department department, int base, Charter charter) {
        if (base != department.version()) {
            return Outcome.refused(new Refusal.Outdated());
        }
        Map<String, String> faults = charter.faults(
                agents.of(department.account()).stream().map(Agent::id).toList());
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        return switch (departments.change(department, charter)) {
            case DONE -> {
                roster.changed(department.account());
                yield Outcome.done(new Department(department.id(), department.account(), base + 1, charter));
            }
            case OUTDATED, TOO_MANY -> Outcome.refused(new Refusal.Outdated());
            case TAKEN -> Outcome.refused(new Refusal.Invalid(Map.of("name", "taken")));
        };
    }
}
