package dev.causerie.announce;

import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.agent.Presence;
import dev.causerie.chat.IntroduceAgent;
import dev.causerie.live.Broker;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication.Send;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.Optional;

/// Tells colleagues, and the visitors who talk with the agent, how an agent is seen from now on.
public final class ProfileAnnouncer implements Agents.Listener {
    private final Broker broker;
    private final Desks desks;
    private final IntroduceAgent introduce;
    private final Frames frames;

    public ProfileAnnouncer(Broker broker, Desks desks, IntroduceAgent introduce, Frames frames) {
        this.broker = broker;
        this.desks = desks;
        this.introduce = introduce;
        this.frames = frames;
    }

    @Override
    public void changed(Agent agent) {
        Optional<AgentStatus> there = desks.presences(agent.account()).stream()
                .filter(presence -> presence.agent().equals(agent.id()))
                .map(Presence::status)
                .findFirst();
        var presence = new Wire.AgentPresence(Wire.Agent.of(agent), there.orElse(agent.status()), there.isPresent());
        broker.publish(new Send(
                Topic.desk(agent.account()),
                Frame.lazily(() -> frames.write(new ServerFrame.AgentPresenceFrame(presence)))));
        introduce.introduce(agent);
    }
}
