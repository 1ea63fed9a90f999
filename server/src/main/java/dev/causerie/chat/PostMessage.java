package dev.causerie.chat;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.Desks;
import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Opening;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.util.List;
import java.util.function.Consumer;

/// A visitor writes: into the open chat, or into a new one when somebody is there to answer.
public final class PostMessage {
    private final Chats chats;
    private final Desks desks;
    private final Roster roster;
    private final Ids ids;

    public PostMessage(Chats chats, Desks desks, Roster roster, Ids ids) {
        this.chats = chats;
        this.desks = desks;
        this.roster = roster;
        this.ids = ids;
    }

    /// @param visit where the visitor is, kept with a chat that this message starts
    /// @param department which one such a chat asks for, or null; one that is not known asks for none
    public void post(
            Actor.Visitor actor,
            Visit visit,
            DepartmentId department,
            String clientId,
            String text,
            Consumer<Result> answer) {
        Author author = Author.of(actor);
        Opening opening = () -> open(Visitor.unnamed(actor.id(), actor.account()), visit, department, clientId, text);
        Target target = new Target.OpenOrNew(actor, opening);
        chats.change(new Change(target, clientId, chat -> chat.message(author, clientId, text)), answer);
    }

    private Outcome<NewChat, Refusal> open(
            Visitor visitor, Visit visit, DepartmentId wanted, String clientId, String text) {
        if (desks.status(visitor.account()) == AccountStatus.OFFLINE) {
            return Outcome.refused(Refusal.OFFLINE);
        }
        DepartmentName department = wanted == null
                ? null
                : roster.find(visitor.account(), wanted)
                        .map(found -> found.department().called())
                        .orElse(null);
        return switch (Chat.start(visitor, visit.pages().getLast(), department, clientId, text)) {
            case Outcome.Refused<List<Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<List<Draft>, Refusal>(List<Draft> drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), visitor, visit, drafts));
        };
    }
}
