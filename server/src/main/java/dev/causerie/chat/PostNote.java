package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import java.util.function.Consumer;

/// An agent leaves a note that only agents see, in a chat that it serves.
public final class PostNote {
    private final Chats chats;

    public PostNote(Chats chats) {
        this.chats = chats;
    }

    public void post(Actor.Agent agent, ChatId id, String clientId, String text, Consumer<Result> answer) {
        Author author = Author.of(agent);
        chats.change(
                new Change(new Target.Existing(agent, id), clientId, chat -> chat.note(author, clientId, text)),
                answer);
    }
}
