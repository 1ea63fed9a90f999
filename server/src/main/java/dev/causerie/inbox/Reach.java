package dev.causerie.inbox;

import dev.causerie.agent.Agent;
import dev.causerie.department.Department;
import dev.causerie.department.DepartmentId;
import dev.causerie.kernel.Actor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which entries of the account an agent may see: administrators all; everybody else those of no department, of their
/// own departments, of departments that are gone, and what they look after.
///
/// @param all whether the agent is an administrator
/// @param closed the departments the agent is no member of
public record Reach(Actor.Agent actor, boolean all, Set<DepartmentId> closed) {
    public static Reach of(Agent agent, List<Department> departments) {
        boolean all = agent.role() != Agent.Role.AGENT;
        Set<DepartmentId> closed = departments.stream()
                .filter(one -> !all && !one.charter().members().contains(agent.id()))
                .map(Department::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Reach(new Actor.Agent(agent.account(), agent.id()), all, closed);
    }

    public boolean sees(Entry entry) {
        return entry.left().account().equals(actor.account())
                && (all
                        || entry.department() == null
                        || !closed.contains(entry.department().id())
                        || actor.id().equals(entry.assignee()));
    }
}
