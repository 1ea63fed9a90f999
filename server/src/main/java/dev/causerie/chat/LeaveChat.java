package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import java.util.function.Consumer;

/// An agent steps out of a chat; when nobody is left in it, it waits for somebody again.
public final class LeaveChat {
    private final Chats chats;

    public LeaveChat(Chats chats) {
        this.chats = chats;
    }

    public void leave(Actor.Agent agent, ChatId id, String clientId, Consumer<Result> answer) {
        chats.change(
                new Change(new Target.Existing(agent, id), clientId, chat -> chat.leave(agent.id(), clientId)), answer);
    }
}
