package dev.causerie.chat;

import dev.causerie.agent.Agent;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import java.util.function.Consumer;

/// An agent takes a waiting chat. Of many who try, one wins.
public final class ServeChat {
    private final Chats chats;

    public ServeChat(Chats chats) {
        this.chats = chats;
    }

    public void serve(Agent agent, ChatId id, String clientId, Consumer<Result> answer) {
        Actor.Agent actor = new Actor.Agent(agent.account(), agent.id());
        chats.change(new Change(new Target.Existing(actor, id), clientId, chat -> chat.serve(agent, clientId)), answer);
    }
}
