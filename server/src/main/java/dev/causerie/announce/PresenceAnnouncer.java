package dev.causerie.announce;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.department.Roster;
import dev.causerie.department.Staffed;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.live.Broker;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication.Send;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.List;
import java.util.concurrent.Executor;

/// Tells colleagues who is there, and the account's sites whether anybody is, and in which departments.
public final class PresenceAnnouncer implements Desks.Listener, Roster.Listener {
    private final Broker broker;
    private final Agents agents;
    private final Frames frames;
    private final Executor inOrder;

    /// @param inOrder runs what may block, one after the other
    public PresenceAnnouncer(Broker broker, Agents agents, Frames frames, Executor inOrder) {
        this.broker = broker;
        this.agents = agents;
        this.frames = frames;
        this.inOrder = inOrder;
    }

    @Override
    public void presence(AccountId account, AgentId id, AgentStatus status, boolean connected) {
        inOrder.execute(() -> agents.find(account, id).ifPresent(agent -> {
            var presence = new Wire.AgentPresence(Wire.Agent.of(agent), status, connected);
            say(Topic.desk(account), new ServerFrame.AgentPresenceFrame(presence));
        }));
    }

    @Override
    public void status(AccountId account, AccountStatus status) {
        say(Topic.site(account), new ServerFrame.StatusFrame(status));
    }

    @Override
    public void departments(AccountId account, List<Staffed> departments) {
        say(
                Topic.desk(account),
                new ServerFrame.DepartmentsFrame(
                        departments.stream().map(Wire.Department::forAgents).toList()));
        say(Topic.departments(account), forVisitors(departments));
    }

    public static ServerFrame forVisitors(List<Staffed> departments) {
        return new ServerFrame.DepartmentsFrame(
                departments.stream().map(Wire.Department::forVisitors).toList());
    }

    private void say(String topic, ServerFrame frame) {
        broker.publish(new Send(topic, Frame.lazily(() -> frames.write(frame))));
    }
}
