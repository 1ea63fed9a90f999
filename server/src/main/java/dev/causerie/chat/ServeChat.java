package dev.causerie.chat;

import dev.causerie.agent.Agent;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// An agent takes a waiting chat that is offered to them. Of many who try, one wins.
public final class ServeChat {
    private final Chats chats;
    private final Roster roster;

    public ServeChat(Chats chats, Roster roster) {
        this.chats = chats;
        this.roster = roster;
    }

    public void serve(Agent agent, ChatId id, String clientId, Consumer<Result> answer) {
        Actor.Agent actor = new Actor.Agent(agent.account(), agent.id());
        Predicate<DepartmentId> offering = department -> offers(agent, department);
        chats.change(
                new Change(new Target.Existing(actor, id), clientId, chat -> chat.serve(agent, clientId, offering)),
                answer);
    }

    /// Says in a chat that was taken how the agent is seen now, where that was another name or picture.
    public void introduce(Agent now, ChatId taken) {
        Target target = new Target.Existing(new Actor.Agent(now.account(), now.id()), taken);
        chats.change(new Change(target, null, chat -> chat.introduce(now)), result -> {});
    }

    /// What is gone or disabled offers its chats to everybody.
    private boolean offers(Agent agent, DepartmentId department) {
        return roster.find(agent.account(), department)
                .map(found -> found.offersTo(agent.id()))
                .orElse(true);
    }
}
