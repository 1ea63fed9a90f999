package dev.causerie.bench.load;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Thousands of visitors who say nothing and come back whenever they are cut off.
public final class Returners implements AutoCloseable {
    private static final int AT_A_TIME = 128;
    private static final long GLANCE_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Sockets sockets;
    private final int port;
    private final String key;
    private final List<Returner> visitors = new ArrayList<>();
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger dialled = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger barred = new AtomicInteger();
    private volatile boolean over;

    public Returners(Sockets sockets, int port, String key) {
        this.sockets = sockets;
        this.port = port;
        this.key = key;
    }

    /// Lets so many in, a few at a time; returns when all are there.
    public void gather(int size) {
        List<EventLoop> loops = sockets.loops();
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int n = 0; n < size; n++) {
            Returner visitor = new Returner(this, loops.get(n % loops.size()));
            visitors.add(visitor);
            visitor.start();
            await(n + 1 - AT_A_TIME, end);
        }
        await(size, end);
    }

    private void await(int size, long end) {
        while (in.get() < size) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(state());
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    public int present() {
        return in.get();
    }

    public int size() {
        return visitors.size();
    }

    /// How often somebody called, since the beginning.
    public int calls() {
        return dialled.get();
    }

    /// How often somebody was answered 503.
    public int timesTurnedAway() {
        return turnedAway.get();
    }

    /// How many were told never to come back.
    public int refusedForGood() {
        return barred.get();
    }

    public String state() {
        return present() + " of " + size() + " visitors are there; " + calls() + " calls, " + timesTurnedAway()
                + " turned away, " + refusedForGood() + " told never to come back";
    }

    Link dial(EventLoop loop, Link.Reader reader) {
        return sockets.dial(loop, URI.create("ws://localhost:" + port + "/live/visitor"), SignIn.origin(port), reader);
    }

    String key() {
        return key;
    }

    boolean over() {
        return over;
    }

    void in() {
        in.incrementAndGet();
    }

    void out() {
        in.decrementAndGet();
    }

    void dialled() {
        dialled.incrementAndGet();
    }

    void refused(Throwable failure) {
        if (failure instanceof Refused) {
            turnedAway.incrementAndGet();
        }
    }

    void barred() {
        barred.incrementAndGet();
    }

    @Override
    public void close() {
        over = true;
        visitors.forEach(Returner::leave);
    }
}
