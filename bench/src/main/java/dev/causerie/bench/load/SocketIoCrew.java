package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A crew on the peer that speaks socket.io: our frames inside an event of its own.
public final class SocketIoCrew extends Crew {
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";
    private static final String PREFIX = "42[\"m\",";
    private static final int PATIENCE_SECONDS = 30;

    public SocketIoCrew(Sockets sockets, int port, int agents) {
        super(sockets, port, agents);
    }

    @Override
    protected void seatAgent(int agent) {
        Lane lane = laneOf(agent);
        join(lane, "{\"type\":\"agent\",\"agent\":" + agent + "}", lane.agentReader());
    }

    @Override
    protected Voice seatVisitor(int chat) {
        Lane lane = laneOf(agentOf(chat));
        Link link = join(lane, "{\"type\":\"visitor\",\"chat\":" + chat + "}", lane.visitorReader());
        return Voice.frames(link, chat);
    }

    private Link join(Lane lane, String who, Link.Reader reader) {
        Unwrapping unwrapping = new Unwrapping(reader);
        Link link = open(lane, PATH, Map.of(), unwrapping);
        unwrapping.open(link);
        link.send("40");
        await(unwrapping.connected);
        link.wrap(PREFIX, "]");
        link.send(who);
        await(unwrapping.joined);
        return link;
    }

    private static void await(CompletableFuture<Void> step) {
        step.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Takes our frames out of the events, and answers the protocol's own heartbeat.
    private static final class Unwrapping implements Link.Reader {
        private final Link.Reader reader;
        private final CompletableFuture<Void> connected = new CompletableFuture<>();
        private final CompletableFuture<Void> joined = new CompletableFuture<>();
        private volatile Link link;

        Unwrapping(Link.Reader reader) {
            this.reader = reader;
        }

        void open(Link opened) {
            link = opened;
        }

        @Override
        public void frame(ByteBuf text) {
            byte kind = text.getByte(text.readerIndex());
            if (kind == '2') {
                link.sendBare("3");
            } else if (text.readableBytes() > PREFIX.length() && text.getByte(text.readerIndex() + 1) == '2') {
                text.skipBytes(PREFIX.length());
                if (Frames.isWelcome(text)) {
                    joined.complete(null);
                } else {
                    reader.frame(text);
                }
            } else if (kind == '4' && text.getByte(text.readerIndex() + 1) == '0') {
                connected.complete(null);
            }
        }

        @Override
        public void closed(int code) {
            reader.closed(code);
        }
    }
}
