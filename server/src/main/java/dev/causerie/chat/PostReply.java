package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.mask.Masks;
import java.util.function.Consumer;

/// An agent answers in a chat that it serves.
public final class PostReply {
    private final Chats chats;
    private final Masks masks;

    public PostReply(Chats chats, Masks masks) {
        this.chats = chats;
        this.masks = masks;
    }

    public void post(Actor.Agent agent, ChatId id, String clientId, String typed, Consumer<Result> answer) {
        String text = masks.of(agent, typed);
        Author author = Author.of(agent);
        chats.change(
                new Change(new Target.Existing(agent, id), clientId, chat -> chat.message(author, clientId, text)),
                answer);
    }
}
