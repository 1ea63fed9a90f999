package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// An agent who opens chats that ended, one after the other.
public final class OldChats {
    private static final int PATIENCE_SECONDS = 30;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Sockets sockets;
    private final int port;

    public OldChats(Sockets sockets, int port) {
        this.sockets = sockets;
        this.port = port;
    }

    /// @return from asking to the answer, in microseconds
    public Histogram open(List<String> chats) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Link.Reader reader = new Link.Reader() {
            @Override
            public void frame(ByteBuf text) {
                String frame = text.toString(StandardCharsets.UTF_8);
                if (frame.startsWith("{\"type\":\"events\"") || frame.startsWith("{\"type\":\"desk\"")) {
                    heard.add(frame);
                }
            }

            @Override
            public void closed(int code) {}
        };
        // The third account: the crew sits at the other two, and its chats' events would come here too.
        Link link = sockets.open(
                        sockets.loops().getFirst(),
                        URI.create("ws://localhost:" + port + "/live/agent"),
                        SignIn.headers(port, SignIn.ACCOUNTS - 1),
                        reader)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        link.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
        await(heard, "desk");
        Histogram times = new Histogram(3);
        for (String chat : chats) {
            long asked = System.nanoTime();
            link.send("{\"type\":\"resume\",\"chat\":\"" + chat + "\",\"after\":0}");
            await(heard, chat);
            times.recordValue((System.nanoTime() - asked) / NANOS_PER_MICRO);
        }
        link.close();
        return times;
    }

    private static void await(LinkedBlockingQueue<String> heard, String part) {
        try {
            String frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null || !frame.contains(part)) {
                throw new IllegalStateException("no answer about " + part + ", but " + frame);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
