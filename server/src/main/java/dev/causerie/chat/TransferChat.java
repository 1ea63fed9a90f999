package dev.causerie.chat;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.Agents;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.chat.Content.Receiver;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Roster;
import dev.causerie.department.Staffed;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Outcome;
import dev.causerie.mask.Masks;
import java.util.List;
import java.util.function.Consumer;

/// An agent hands a chat over, to a department or to a colleague, and steps out. Somebody else has to be there for it.
public final class TransferChat {
    private final Chats chats;
    private final Agents agents;
    private final Roster roster;
    private final Masks masks;

    public TransferChat(Chats chats, Agents agents, Roster roster, Masks masks) {
        this.chats = chats;
        this.agents = agents;
        this.roster = roster;
        this.masks = masks;
    }

    public sealed interface To {
        record Department(DepartmentId id) implements To {}

        record Colleague(AgentId id) implements To {}
    }

    /// Blocks: never on an event loop.
    ///
    /// @param typed a note for whoever takes it, or blank
    public void transfer(Actor.Agent agent, ChatId id, String clientId, To to, String typed, Consumer<Result> answer) {
        String note = masks.of(agent, typed);
        Author author = Author.of(agent);
        Outcome<Receiver, Refusal> receiver = switch (to) {
            case To.Department(DepartmentId department) -> department(agent, department);
            case To.Colleague(AgentId colleague) -> colleague(agent, colleague);
        };
        chats.change(
                new Change(
                        new Target.Existing(agent, id),
                        clientId,
                        chat -> chat.transfer(author, clientId, receiver, note)),
                answer);
    }

    private Outcome<Receiver, Refusal> department(Actor.Agent agent, DepartmentId id) {
        return roster.find(agent.account(), id)
                .map(Staffed::department)
                .filter(found -> isThere(agent, found.charter().members()))
                .map(found -> received(new Receiver.ToDepartment(found.called())))
                .orElseGet(() -> Outcome.refused(Refusal.OFFLINE));
    }

    private Outcome<Receiver, Refusal> colleague(Actor.Agent agent, AgentId id) {
        return agents.find(agent.account(), id)
                .filter(found -> isThere(agent, List.of(id)))
                .map(found -> received(new Receiver.ToAgent(id, found.name())))
                .orElseGet(() -> Outcome.refused(Refusal.OFFLINE));
    }

    private static Outcome<Receiver, Refusal> received(Receiver receiver) {
        return Outcome.done(receiver);
    }

    /// Whether anybody else of them is.
    private boolean isThere(Actor.Agent agent, List<AgentId> of) {
        List<AgentId> others =
                of.stream().filter(one -> !one.equals(agent.id())).toList();
        return roster.status(agent.account(), others) != AccountStatus.OFFLINE;
    }
}
