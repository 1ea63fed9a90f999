package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.mask.Masks;
import java.util.function.Consumer;

/// A visitor says how a chat is, or was, changes that, or takes it back.
public final class RateChat {
    private final Chats chats;
    private final Masks masks;
    private final Clock clock;

    public RateChat(Chats chats, Masks masks, Clock clock) {
        this.chats = chats;
        this.masks = masks;
        this.clock = clock;
    }

    /// @param typed all that shall count from now on
    /// @param offered whether the visitor's widget asks for ratings
    public void rate(
            Actor.Visitor visitor,
            ChatId id,
            String clientId,
            Content.Rated typed,
            boolean offered,
            Consumer<Result> answer) {
        var said = new Content.Rated(typed.rating(), masks.of(visitor, typed.comment()));
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
