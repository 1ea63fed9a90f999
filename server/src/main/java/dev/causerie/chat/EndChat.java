package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Opening;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Outcome;
import java.util.function.Consumer;

/// A chat is over: its visitor, an agent who serves it or bans its visitor, or time says so.
public final class EndChat {
    private static final Opening NOTHING_TO_END = () -> Outcome.refused(Refusal.ENDED);

    private final Chats chats;

    public EndChat(Chats chats) {
        this.chats = chats;
    }

    /// @param who ends which chat
    public void end(Ending who, String clientId, Consumer<Result> answer) {
        Change change = switch (who) {
            case Ending.ByVisitor(Actor.Visitor visitor) ->
                change(new Target.OpenOrNew(visitor, NOTHING_TO_END), Author.of(visitor), clientId);
            case Ending.ByAgent(Actor.Agent agent, ChatId chat) ->
                change(new Target.Existing(agent, chat), Author.of(agent), clientId);
            case Ending.ByBan(Actor.Agent agent, ChatId chat) ->
                new Change(new Target.Existing(agent, chat), clientId, now -> now.cut(Author.of(agent), clientId));
            case Ending.ByIdleness(ChatId chat) ->
                change(new Target.Existing(null, chat), new Author.System(), clientId);
        };
        chats.change(change, answer);
    }

    public sealed interface Ending {
        /// The visitor's open chat, whichever it is.
        record ByVisitor(Actor.Visitor visitor) implements Ending {}

        record ByAgent(Actor.Agent agent, ChatId chat) implements Ending {}

        /// An agent who need not serve it has banned its visitor.
        record ByBan(Actor.Agent agent, ChatId chat) implements Ending {}

        record ByIdleness(ChatId chat) implements Ending {}
    }

    private static Change change(Target target, Author author, String clientId) {
        return new Change(target, clientId, chat -> chat.end(author, clientId));
    }
}
