package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Visitors who are connected and say nothing.
public final class Crowd {
    private static final int AT_A_TIME = 128;
    private static final int PATIENCE_SECONDS = 60;

    private final Sockets sockets;
    private final URI address;
    private final Map<String, String> headers;
    private final String hello;
    private final Semaphore doors = new Semaphore(AT_A_TIME);
    private final List<Link> links = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicReference<String> fault = new AtomicReference<>();

    private Crowd(Sockets sockets, URI address, Map<String, String> headers, String hello) {
        this.sockets = sockets;
        this.address = address;
        this.headers = headers;
        this.hello = hello;
    }

    public static Crowd ofProduct(Sockets sockets, int port, String key) {
        URI address = URI.create("ws://localhost:" + port + "/live/visitor");
        return new Crowd(sockets, address, SignIn.origin(port), Hello.visitor(key));
    }

    public static Crowd ofReference(Sockets sockets, int port) {
        return new Crowd(sockets, URI.create("ws://localhost:" + port + "/visitor/0"), Map.of(), null);
    }

    /// Lets visitors in until so many are there.
    public void growTo(int size) {
        List<EventLoop> loops = sockets.loops();
        for (int n = present.get(); n < size; n++) {
            enter();
            sockets.open(loops.get(n % loops.size()), address, headers, new Visitor())
                    .whenComplete(this::opened);
        }
        for (int n = 0; n < AT_A_TIME; n++) {
            enter();
        }
        doors.release(AT_A_TIME);
        check(size);
    }

    public void check(int size) {
        if (fault.get() != null || present.get() != size) {
            throw new IllegalStateException(present.get() + " of " + size + " visitors are there: " + fault.get());
        }
    }

    public void leave() {
        fault.set("left");
        List.copyOf(links).forEach(Link::close);
    }

    private void enter() {
        try {
            if (!doors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS) || fault.get() != null) {
                throw new IllegalStateException("visitors cannot get in: " + fault.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void opened(Link link, Throwable failure) {
        if (failure != null) {
            fault.compareAndSet(null, failure.toString());
            doors.release();
            return;
        }
        links.add(link);
        if (hello == null) {
            isIn();
        } else {
            link.send(hello);
        }
    }

    private void isIn() {
        present.incrementAndGet();
        doors.release();
    }

    private final class Visitor implements Link.Reader {
        private boolean welcomed;

        @Override
        public void frame(ByteBuf text) {
            if (Frames.isError(text)) {
                fault.compareAndSet(null, text.toString(StandardCharsets.UTF_8));
            } else if (!welcomed && Frames.isWelcome(text)) {
                welcomed = true;
                isIn();
            }
        }

        @Override
        public void closed(int code) {
            fault.compareAndSet(null, "a socket was closed with " + code);
        }
    }
}
