package dev.causerie.inbox;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.chat.Author;
import dev.causerie.department.Department;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Departments;
import dev.causerie.inbox.Entry.Refusal;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.inbox.Entry.Wish;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import java.util.List;
import java.util.Optional;

/// An agent assigns an entry, moves it to another state or department, or tags it.
public final class ChangeEntry {
    private final Entries entries;
    private final Agents agents;
    private final Departments departments;

    public ChangeEntry(Entries entries, Agents agents, Departments departments) {
        this.entries = entries;
        this.agents = agents;
        this.departments = departments;
    }

    /// What an agent asks for; null leaves it as it is.
    ///
    /// @param base the number of the newest event that the agent has seen
    /// @param assignee null inside for nobody
    /// @param department null inside for none
    public record Asked(int base, State state, To<AgentId> assignee, To<DepartmentId> department, List<String> tags) {}

    /// Blocks. Nobody gets an entry who could not see it, but for whoever is given it: that one may.
    public Outcome<Entry, Refusal> change(Reach reach, EntryId id, Asked asked) {
        Optional<To<Agent>> assignee = assignee(reach, asked.assignee());
        Optional<To<Department>> department = department(reach, asked.department());
        if (asked.assignee() != null && assignee.isEmpty() || asked.department() != null && department.isEmpty()) {
            return Outcome.refused(Refusal.UNKNOWN);
        }
        Wish wish = new Wish(
                asked.state(),
                assignee.orElse(null),
                department
                        .map(to -> new To<>(to.to() == null ? null : to.to().called()))
                        .orElse(null),
                asked.tags());
        Author author = Author.of(reach.actor());
        return entries.change(new Entries.Change(reach, id, null, entry -> entry.change(author, asked.base(), wish)));
    }

    private Optional<To<Agent>> assignee(Reach reach, To<AgentId> wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        return wanted.to() == null
                ? Optional.of(new To<>(null))
                : agents.of(reach.actor().account()).stream()
                        .filter(agent -> agent.id().equals(wanted.to()))
                        .findFirst()
                        .map(To::new);
    }

    private Optional<To<Department>> department(Reach reach, To<DepartmentId> wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        return wanted.to() == null
                ? Optional.of(new To<>(null))
                : departments
                        .find(reach.actor().account(), wanted.to())
                        .filter(found -> found.charter().enabled())
                        .map(To::new);
    }
}
