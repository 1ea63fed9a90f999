package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import java.util.function.Consumer;

/// A visitor says how a chat is, or was, changes that, or takes it back.
public final class RateChat {
    private final Chats chats;
    private final Clock clock;

    public RateChat(Chats chats, Clock clock) {
        this.chats = chats;
        this.clock = clock;
    }

    /// @param said all that shall count from now on
    /// @param offered whether the visitor's widget asks for ratings
    public void rate(
            Actor.Visitor visitor,
            ChatId id,
            String clientId,
            Content.Rated said,
            boolean offered,
            Consumer<Result> answer) {
        Author author = Author.of(visitor);
        long now = clock.now();
        chats.change(
                new Change(
                        new Target.Existing(visitor, id),
                        clientId,
                        chat -> chat.rate(author, clientId, said, offered, now)),
                answer);
    }
}
