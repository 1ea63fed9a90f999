package dev.causerie.bench.load;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Visitors and agents, all connected, every chat served. Chat `i` belongs to agent `i % agents`, and both its ends
/// live on
/// one lane.
public abstract class Crew implements AutoCloseable {
    private static final int OPEN_SECONDS = 30;

    final int port;
    final int agents;
    private final Sockets sockets;
    private final List<Lane> lanes;
    private final List<Link> links = new ArrayList<>();

    protected Crew(Sockets sockets, int port, int agents) {
        this.sockets = sockets;
        this.port = port;
        this.agents = agents;
        this.lanes = sockets.loops().stream().map(Lane::new).toList();
    }

    protected abstract void seatAgent(int agent);

    /// @return what the visitor of this chat sends its messages with
    protected abstract Voice seatVisitor(int chat);

    /// All chats are served; from now on only the lanes read.
    void seated() {}

    public final Load take(int chats) {
        for (int agent = 0; agent < agents; agent++) {
            seatAgent(agent);
        }
        for (int chat = 0; chat < chats; chat++) {
            Lane lane = laneOf(agentOf(chat));
            Seat seat = new Seat(chat, seatVisitor(chat));
            lane.ask(() -> {
                lane.add(seat);
                return seat;
            });
        }
        seated();
        return new Load(lanes.stream().filter(lane -> lane.ask(lane::hasSeats)).toList());
    }

    protected final int agentOf(int chat) {
        return chat % agents;
    }

    protected final Lane laneOf(int agent) {
        return lanes.get(agent % lanes.size());
    }

    protected final ChannelFuture connect(Lane lane, ChannelHandler... handlers) {
        return sockets.connect(lane.loop(), port, handlers);
    }

    final Link open(Lane lane, String path, Map<String, String> headers, Link.Reader reader) {
        URI address = URI.create("ws://localhost:" + port + path);
        CompletableFuture<Link> opened = sockets.open(lane.loop(), address, headers, reader);
        try {
            Link link = opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
            links.add(link);
            return link;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("cannot open " + address, failure);
        }
    }

    @Override
    public void close() {
        links.forEach(Link::close);
    }
}
