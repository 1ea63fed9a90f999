package dev.causerie.chat;

import dev.causerie.agent.Agent;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;

/// Says in the chats that an agent serves who the agent is from now on. It stands in the log, so visitors see it at
/// once, and again whenever they come back.
public final class IntroduceAgent {
    private final Chats chats;

    public IntroduceAgent(Chats chats) {
        this.chats = chats;
    }

    /// Blocks to find the chats, and returns before it stands there.
    public void introduce(Agent agent) {
        Actor.Agent actor = new Actor.Agent(agent.account(), agent.id());
        chats.open(agent.account()).stream()
                .filter(chat -> chat.agents().contains(agent.id()))
                .forEach(chat -> chats.change(
                        new Change(new Target.Existing(actor, chat.id()), null, now -> now.introduce(agent)),
                        result -> {}));
    }
}
