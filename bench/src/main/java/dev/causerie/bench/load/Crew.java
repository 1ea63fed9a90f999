package dev.causerie.bench.load;

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

    final Sockets sockets;
    final int port;
    final int agents;
    final List<Lane> lanes;
    private final List<Link> links = new ArrayList<>();

    Crew(Sockets sockets, int port, int agents) {
        this.sockets = sockets;
        this.port = port;
        this.agents = agents;
        this.lanes = sockets.loops().stream().map(Lane::new).toList();
    }

    abstract void seatAgent(int agent);

    abstract Link seatVisitor(int chat);

    /// All chats are served; from now on only the lanes read.
    void seated() {}

    public final Load take(int chats) {
        for (int agent = 0; agent < agents; agent++) {
            seatAgent(agent);
        }
        for (int chat = 0; chat < chats; chat++) {
            Lane lane = laneOf(chat % agents);
            Seat seat = new Seat(chat, seatVisitor(chat));
            lane.ask(() -> {
                lane.add(seat);
                return seat;
            });
        }
        seated();
        return new Load(lanes.stream().filter(lane -> lane.ask(lane::hasSeats)).toList());
    }

    final Lane laneOf(int agent) {
        return lanes.get(agent % lanes.size());
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
