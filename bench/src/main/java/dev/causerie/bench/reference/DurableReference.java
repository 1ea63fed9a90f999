package dev.causerie.bench.reference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reference program, durable: the smallest one that stores a message, tells its sender and its reader. No parsing, no
/// look-up, no duplicate check, no rights: the distance to it is what the product's own work costs.
public final class DurableReference {
    private final Seating seating = new Seating();
    private final Journal journal;

    private DurableReference(Path folder) {
        journal = new Journal(folder, this::committed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        DurableReference reference = new DurableReference(Path.of(arguments[1]));
        Thread.ofPlatform().name("writer").daemon().start(reference.journal);
        SocketServer.run(Integer.parseInt(arguments[0]), (path, channel) -> reference.new Conversation(path, channel));
    }

    /// One task per event loop and batch, and one flush per socket: waking a loop costs more than writing a frame.
    private void committed(List<Row> batch) {
        Map<EventLoop, List<Runnable>> tasks = new HashMap<>();
        Map<EventLoop, Set<Channel>> touched = new HashMap<>();
        for (Row row : batch) {
            plan(row.sender(), tasks, touched, () -> receipt(row));
            Channel agent = seating.agentOf(row.chat());
            if (agent != null) {
                plan(agent, tasks, touched, () -> delivery(agent, row));
            }
        }
        tasks.forEach((loop, work) -> loop.execute(() -> {
            work.forEach(Runnable::run);
            touched.get(loop).forEach(Channel::flush);
        }));
    }

    private static void plan(
            Channel channel,
            Map<EventLoop, List<Runnable>> tasks,
            Map<EventLoop, Set<Channel>> touched,
            Runnable task) {
        EventLoop loop = channel.eventLoop();
        tasks.computeIfAbsent(loop, _ -> new ArrayList<>()).add(task);
        touched.computeIfAbsent(loop, _ -> new HashSet<>()).add(channel);
    }

    private static void receipt(Row row) {
        Channel sender = row.sender();
        sender.write(new TextWebSocketFrame(Wire.receipt(sender.alloc(), row.id(), row.number())));
    }

    private static void delivery(Channel agent, Row row) {
        ByteBuf frame = Wire.delivery(agent.alloc(), row.chat(), row.number(), row.id(), row.text());
        agent.write(new TextWebSocketFrame(frame));
    }

    private final class Conversation extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final Seating.Seat seat;
        private long number;

        Conversation(String path, Channel channel) {
            this.seat = seating.sit(path, channel);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (!(frame instanceof TextWebSocketFrame) || !seat.visitor()) {
                return;
            }
            ByteBuf content = frame.content();
            journal.append(new Row(
                    seat.chat(),
                    ++number,
                    Wire.id(content),
                    System.currentTimeMillis(),
                    Wire.text(content),
                    context.channel()));
        }
    }
}
