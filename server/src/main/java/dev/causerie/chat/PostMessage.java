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
import dev.causerie.mask.Masks;
import dev.causerie.visitor.PageView;
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
    private final Masks masks;

    public PostMessage(Chats chats, Desks desks, Roster roster, Ids ids, Masks masks) {
        this.chats = chats;
        this.desks = desks;
        this.roster = roster;
        this.ids = ids;
        this.masks = masks;
    }

    /// How a chat begins, should there be none that is open.
    ///
    /// @param visit where the visitor is, kept with the chat
    /// @param department which one it asks for, or null; one that is not known asks for none
    /// @param answers to the form before it, as agents read them
    public record Beginning(Visitor visitor, Visit visit, DepartmentId department, List<Content.Answer> answers) {
        public Beginning {
            answers = List.copyOf(answers);
        }
    }

    /// @param beginning or why this message must not start a chat
    public void post(
            Actor.Visitor actor,
            Outcome<Beginning, Refusal> beginning,
            String clientId,
            String typed,
            Consumer<Result> answer) {
        String text = masks.of(actor, typed);
        Author author = Author.of(actor);
        Opening opening = () -> switch (beginning) {
            case Outcome.Refused<Beginning, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<Beginning, Refusal>(Beginning how) -> open(actor, how, clientId, text);
        };
        Target target = new Target.OpenOrNew(actor, opening);
        chats.change(new Change(target, clientId, chat -> chat.message(author, clientId, text)), answer);
    }

    private Outcome<NewChat, Refusal> open(Actor.Visitor actor, Beginning how, String clientId, String text) {
        Visitor visitor = how.visitor();
        if (desks.status(visitor.account()) == AccountStatus.OFFLINE) {
            return Outcome.refused(Refusal.OFFLINE);
        }
        DepartmentName department = how.department() == null
                ? null
                : roster.find(visitor.account(), how.department())
                        .map(found -> found.department().called())
                        .orElse(null);
        List<Content.Answer> answers = how.answers().stream()
                .map(answer -> new Content.Answer(answer.label(), masks.of(actor, answer.text())))
                .toList();
        PageView page = how.visit().pages().getLast();
        return switch (Chat.start(visitor, page, department, answers, clientId, text)) {
            case Outcome.Refused<List<Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<List<Draft>, Refusal>(List<Draft> drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), visitor, how.visit(), drafts));
        };
    }
}
