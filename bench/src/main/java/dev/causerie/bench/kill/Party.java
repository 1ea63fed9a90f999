package dev.causerie.bench.kill;

import dev.causerie.bench.load.SignIn;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launches;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// All visitors and agents of a run, each chat served by one agent.
final class Party implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int PATIENCE_SECONDS = 60;

    /// One chat and both who speak in it.
    record Pair(VisitorClient visitor, AgentClient agent, String chat, Diary diary) {}

    private final Sockets sockets = new Sockets(THREADS);
    private final List<AgentClient> agents = new ArrayList<>();
    private final List<VisitorClient> visitors = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    /// Everybody arrives and every chat is opened and served.
    void gather(int port, int visitorCount, int agentCount) {
        for (int n = 0; n < agentCount; n++) {
            AgentClient agent = new AgentClient("agent " + n, sockets, loop(n), port, n % SignIn.ACCOUNTS);
            agents.add(agent);
            agent.start();
            await(agent.arrived(), agent);
        }
        for (int n = 0; n < visitorCount; n++) {
            pairs.add(meet(n, port));
        }
    }

    private EventLoop loop(int n) {
        return sockets.loops().get(n % THREADS);
    }

    private Pair meet(int n, int port) {
        String opening = "open-%06d-%08x".formatted(n, System.nanoTime() & 0xffffffffL);
        Diary diary = new Diary(opening);
        VisitorClient visitor = new VisitorClient("visitor " + n, sockets, loop(n), port, Launches.WIDGET_KEY, diary);
        visitors.add(visitor);
        visitor.start();
        await(visitor.online(), visitor);
        visitor.say(opening, "Hello, this is visitor " + n);
        String chat = await(visitor.chat(), visitor);
        AgentClient agent = agents.get(n % agents.size());
        await(agent.serve("serve-%06d".formatted(n), chat, diary), agent);
        return new Pair(visitor, agent, chat, diary);
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

    List<Pair> pairs() {
        return pairs;
    }

    /// Everything said before `moment` is acknowledged and heard, and everybody is connected.
    boolean wholeSince(long moment) {
        return connected() && unsettledBefore(moment) == 0;
    }

    boolean connected() {
        return everybody().allMatch(ChatClient::welcomed);
    }

    String missing(long moment) {
        return unsettledBefore(moment) + " messages are missing; "
                + everybody()
                        .filter(client -> !client.welcomed() || client.waiting() > 0)
                        .limit(10)
                        .map(ChatClient::state)
                        .toList();
    }

    private long unsettledBefore(long moment) {
        return pairs.stream()
                .mapToLong(pair -> pair.diary().unsettledBefore(moment))
                .sum();
    }

    private Stream<ChatClient> everybody() {
        return Stream.concat(agents.stream(), visitors.stream());
    }

    Findings compare(Path data) {
        Findings findings = new Findings();
        try (Database database = new Database(data)) {
            for (Pair pair : pairs) {
                Audit.compare(pair.diary(), database.chat(pair.diary().opening()), findings);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be read", failure);
        }
        agents.forEach(agent -> agent.faults().forEach(findings::other));
        return findings;
    }

    @Override
    public void close() {
        everybody().forEach(ChatClient::stop);
        sockets.close();
    }
}
