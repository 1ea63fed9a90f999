package dev.causerie.announce;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.agent.Presence;
import dev.causerie.department.Department;
import dev.causerie.department.Departments;
import dev.causerie.inbox.Entries;
import dev.causerie.inbox.Entries.News;
import dev.causerie.inbox.Entry;
import dev.causerie.inbox.Reach;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.live.Broker;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication;
import dev.causerie.live.Publication.Send;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the agents who are there what is new in the inbox, each what they may see, some moments later and all of it at
/// once: a flood of messages is no flood of frames.
public final class InboxAnnouncer implements Entries.Committed {
    private static final int NAMED = 50;
    private static final Logger LOG = LoggerFactory.getLogger(InboxAnnouncer.class);

    private final Broker broker;
    private final Frames frames;
    private final Desks desks;
    private final Team team;
    private final Map<AccountId, List<News>> pending = new LinkedHashMap<>();

    /// Whom to ask.
    ///
    /// @param entries asked for late, since they tell us too
    public record Team(Agents agents, Departments departments, Supplier<Entries> entries) {}

    public InboxAnnouncer(Broker broker, Frames frames, Desks desks, Team team) {
        this.broker = broker;
        this.frames = frames;
        this.desks = desks;
        this.team = team;
    }

    @Override
    public synchronized void committed(List<News> news) {
        for (News one : news) {
            List<News> waiting = pending.computeIfAbsent(one.entry().left().account(), account -> new ArrayList<>());
            if (waiting.size() > NAMED) {
                waiting.removeFirst();
            }
            waiting.add(one);
        }
    }

    private synchronized Map<AccountId, List<News>> take() {
        Map<AccountId, List<News>> taken = new LinkedHashMap<>(pending);
        pending.clear();
        return taken;
    }

    /// Tells what has happened since the last time. Blocks.
    public void tell() {
        take().forEach((account, news) -> {
            try {
                tell(account, news);
            } catch (RuntimeException e) {
                LOG.warn("The news of the inbox could not be told: {}", e.toString());
            }
        });
    }

    private void tell(AccountId account, List<News> news) {
        Set<AgentId> there =
                desks.presences(account).stream().map(Presence::agent).collect(Collectors.toSet());
        if (there.isEmpty()) {
            return;
        }
        List<Department> departments = team.departments().of(account);
        List<Publication> batch = new ArrayList<>();
        for (Agent agent : team.agents().of(account)) {
            if (there.contains(agent.id())) {
                ServerFrame frame = frame(Reach.of(agent, departments), news);
                batch.add(new Send(Topic.agent(agent.id()), Frame.lazily(() -> frames.write(frame))));
            }
        }
        broker.publish(batch);
    }

    private ServerFrame frame(Reach reach, List<News> news) {
        List<News> seen = news.stream().filter(one -> reach.sees(one.entry())).toList();
        List<String> entries =
                seen.stream().map(one -> one.entry().id().toString()).distinct().toList();
        Wire.Arrived arrived = seen.reversed().stream()
                .filter(one -> one.arrived() && concerns(reach, one.entry()))
                .findFirst()
                .map(one -> arrived(one.entry()))
                .orElse(null);
        return new ServerFrame.InboxFrame(team.entries().get().unread(reach), entries, arrived);
    }

    private static boolean concerns(Reach reach, Entry entry) {
        return entry.assignee() == null
                || Objects.equals(entry.assignee(), reach.actor().id());
    }

    private static Wire.Arrived arrived(Entry entry) {
        return new Wire.Arrived(entry.id().toString(), entry.left().name(), entry.lastText());
    }
}
