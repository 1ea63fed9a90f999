package dev.causerie.department;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import java.util.Map;

/// One more department for an account.
public final class CreateDepartment {
    private final Departments departments;
    private final Agents agents;
    private final Roster roster;
    private final Ids ids;
    private final Clock clock;

    public CreateDepartment(Departments departments, Agents agents, Roster roster, Ids ids, Clock clock) {
        this.departments = departments;
        this.agents = agents;
        this.roster = roster;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the department, or what is wrong with which field; the name may also be `taken`, or one `too_many`
    public Outcome<Department, Map<String, String>> create(AccountId account, Charter charter) {
        Map<String, String> faults =
                charter.faults(agents.of(account).stream().map(Agent::id).toList());
        if (!faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        Department department = new Department(new DepartmentId(ids.next()), account, 1, charter);
        return switch (departments.add(department, clock.now())) {
            case DONE -> {
                roster.changed(account);
                yield Outcome.done(department);
            }
            case TOO_MANY -> Outcome.refused(Map.of("name", "too_many"));
            case TAKEN, OUTDATED -> Outcome.refused(Map.of("name", "taken"));
        };
    }
}
