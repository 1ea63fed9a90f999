package dev.causerie.bench.talk;

import dev.causerie.bench.load.SignIn;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launches;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// All visitors and agents of a run, each chat served by one agent.
public final class Party implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int PATIENCE_SECONDS = 60;

    /// Small, so that who does not read is noticed before megabytes have gone into kernels.
    private static final int RECEIVE_BUFFER = 256 * 1024;

    /// One chat and both who speak in it.
    public record Pair(VisitorClient visitor, AgentClient agent, String chat, Diary diary) {}

    private final Sockets sockets = new Sockets(THREADS, RECEIVE_BUFFER);
    private final List<ChatClient> everybody = new ArrayList<>();
    private final List<AgentClient> agents = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Diary> diaries = new ArrayList<>();
    private final int port;
    private Rivals rivals;

    /// @param port where the server is reached
    public Party(int port) {
        this.port = port;
    }

    /// Everybody arrives and every chat is opened and served.
    public void gather(int visitorCount, int agentCount) {
        for (int n = 0; n < agentCount; n++) {
            AgentClient agent = new AgentClient("agent " + n, place(n), n % SignIn.ACCOUNTS);
            agents.add(agent);
            welcome(agent);
        }
        for (int n = 0; n < visitorCount; n++) {
            pairs.add(meet(n));
        }
    }

    private Place place(int n) {
        return new Place(sockets, sockets.loops().get(n % THREADS), port);
    }

    private void welcome(ChatClient client) {
        everybody.add(client);
        client.start();
        await(client.arrived(), client);
    }

    private Pair meet(int n) {
        String opening = "open-%06d-%08x".formatted(n, System.nanoTime() & 0xffffffffL);
        Diary diary = new Diary(opening);
        diaries.add(diary);
        VisitorClient visitor = new VisitorClient("visitor " + n, place(n), Launches.WIDGET_KEY, diary);
        welcome(visitor);
        await(visitor.online(), visitor);
        visitor.say(opening, "Hello, this is visitor " + n);
        String chat = await(visitor.chat(), visitor);
        AgentClient agent = agents.get(n % agents.size());
        await(agent.serve("serve-%06d".formatted(n), chat, diary), agent);
        return new Pair(visitor, agent, chat, diary);
    }

    /// A chat in which both sides misbehave, each over two sockets.
    public Rivals rivals() {
        if (rivals == null) {
            int n = pairs.size();
            Pair pair = meet(n);
            pair.diary().shuffle();
            VisitorClient tab = new VisitorClient(pair.visitor(), place(n + 1));
            AgentClient desk = new AgentClient(
                    pair.agent().name + ", second desk", place(n + 1), n % agents.size() % SignIn.ACCOUNTS);
            desk.follow(pair.chat(), pair.diary(), pair.diary().secondScreen(Side.AGENT));
            welcome(tab);
            welcome(desk);
            rivals = new Rivals(pair, tab, desk);
        }
        return rivals;
    }

    private static <T> T await(CompletableFuture<T> future, ChatClient who) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (Exception failure) {
            throw new IllegalStateException("nobody answers " + who.state(), failure);
        }
    }

    public List<Pair> pairs() {
        return pairs;
    }

    /// Everything said before `moment` is acknowledged and heard, and everybody is connected.
    public boolean wholeSince(long moment) {
        return connected() && unsettledBefore(moment) == 0;
    }

    public boolean connected() {
        return everybody.stream().allMatch(ChatClient::welcomed);
    }

    public String missing(long moment) {
        return unsettledBefore(moment) + " messages are missing; "
                + everybody.stream()
                        .filter(client -> !client.welcomed() || client.waiting() > 0)
                        .limit(10)
                        .map(ChatClient::state)
                        .toList();
    }

    /// When the oldest of what is not yet acknowledged and heard was said, or `now` when there is none.
    public long oldestUnsettled(long now) {
        return diaries.stream()
                .mapToLong(diary -> diary.oldestUnsettled(now))
                .reduce(now, (one, other) -> one - other < 0 ? one : other);
    }

    private long unsettledBefore(long moment) {
        return diaries.stream()
                .mapToLong(diary -> diary.unsettledBefore(moment))
                .sum();
    }

    /// @param database its address for JDBC
    public Findings compare(String database) {
        Findings findings = new Findings();
        try (Database rows = new Database(database)) {
            for (Diary diary : diaries) {
                Audit.compare(diary, rows.chat(diary.opening()), findings);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be read", failure);
        }
        everybody.stream()
                .filter(AgentClient.class::isInstance)
                .map(AgentClient.class::cast)
                .forEach(agent -> agent.faults().forEach(findings::other));
        return findings;
    }

    @Override
    public void close() {
        everybody.forEach(ChatClient::stop);
        sockets.close();
    }
}
