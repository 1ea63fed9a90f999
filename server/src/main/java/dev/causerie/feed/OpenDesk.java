package dev.causerie.feed;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.agent.Presence;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.wire.AgentFrame;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An agent's dashboard says hello: all that it must know to be up to date.
public final class OpenDesk {
    private static final int MOST_HELD = 200;

    private final Agents agents;
    private final Desks desks;
    private final Roster roster;
    private final Chats chats;
    private final Past past;
    private final Clock clock;

    public OpenDesk(Agents agents, Desks desks, Roster roster, Chats chats, Past past, Clock clock) {
        this.agents = agents;
        this.desks = desks;
        this.roster = roster;
        this.chats = chats;
        this.past = past;
        this.clock = clock;
    }

    /// @param followed the chats whose events this desk hears: those the agent serves and those it holds
    public record Desk(List<Chat> open, Map<Chat, Integer> followed) {}

    /// Blocks.
    public Desk read(Actor.Agent agent, AgentFrame.Hello hello) {
        roster.open(agent.account());
        List<Chat> open = chats.open(agent.account());
        Map<Chat, Integer> followed = new LinkedHashMap<>();
        for (Chat chat : open) {
            Integer held = hello.have().get(chat.id().toString());
            if (held != null || chat.agents().contains(agent.id())) {
                followed.put(chat, held == null ? 0 : held);
            }
        }
        hello.have().entrySet().stream()
                .limit(MOST_HELD)
                .filter(held ->
                        open.stream().noneMatch(chat -> chat.id().toString().equals(held.getKey())))
                .forEach(held -> chats.find(agent, new ChatId(Id.parse(held.getKey())))
                        .ifPresent(chat -> followed.put(chat, held.getValue())));
        return new Desk(open, followed);
    }

    /// Blocks.
    public List<ServerFrame.EventsFrame> missed(Actor.Agent agent, Desk desk) {
        return desk.followed().entrySet().stream()
                .map(held -> past.after(agent, held.getKey(), held.getValue()))
                .toList();
    }

    /// Blocks.
    public ServerFrame.AgentWelcome welcome(Agent me, Desk desk) {
        Map<AgentId, Presence> there =
                desks.presences(me.account()).stream().collect(Collectors.toMap(Presence::agent, Function.identity()));
        List<Wire.AgentPresence> colleagues = agents.of(me.account()).stream()
                .map(agent -> presence(agent, there.get(agent.id())))
                .toList();
        Presence mine = there.get(me.id());
        return new ServerFrame.AgentWelcome(
                ServerFrame.VERSION,
                Wire.Agent.of(me),
                mine == null ? me.status() : mine.status(),
                desks.status(me.account()),
                colleagues,
                roster.of(me.account()).stream().map(Wire.Department::forAgents).toList(),
                desk.open().stream().map(Wire.ChatSummary::of).toList(),
                clock.now());
    }

    private static Wire.AgentPresence presence(Agent agent, Presence there) {
        return there == null
                ? new Wire.AgentPresence(Wire.Agent.of(agent), agent.status(), false)
                : new Wire.AgentPresence(Wire.Agent.of(agent), there.status(), true);
    }
}
