package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Visitors of a site where nobody is there, who leave one message after the other. A message counts when its receipt
/// is back.
public final class Leavers implements AutoCloseable {
    private static final int OPEN_SECONDS = 30;
    private static final long GLANCE_NANOS = 20_000_000;
    private static final long DRAIN_NANOS = 20_000_000_000L;

    private final LongAdder done = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final AtomicReference<String> fault = new AtomicReference<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private volatile boolean going;

    public Leavers(Sockets sockets, int port, String key, int count) {
        URI address = URI.create("ws://localhost:" + port + "/live/visitor");
        for (int n = 0; n < count; n++) {
            EventLoop loop = sockets.loops().get(n % sockets.loops().size());
            Visitor visitor = new Visitor(n, loop);
            visitor.link = sockets.open(loop, address, SignIn.origin(port), visitor)
                    .orTimeout(OPEN_SECONDS, TimeUnit.SECONDS)
                    .join();
            visitor.link.send(Hello.visitor(key));
            visitors.add(visitor);
        }
        await(() -> visitors.stream().allMatch(visitor -> visitor.welcomed), "visitors were never welcomed");
    }

    /// Messages with a receipt until now.
    public long done() {
        return done.sum();
    }

    /// `window` messages in flight at each visitor for so long; then `measured` runs while it goes on.
    public void leave(int window, Duration warmUp, Runnable measured) {
        going = true;
        visitors.forEach(visitor -> visitor.loop.execute(() -> visitor.begin(window)));
        pause(warmUp);
        measured.run();
        going = false;
        await(() -> done.sum() == sent.sum(), "messages were never answered");
    }

    /// Waits, and stops at the first fault.
    public void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(GLANCE_NANOS, end - System.nanoTime()));
            check();
        }
    }

    private void await(BooleanSupplier over, String otherwise) {
        long end = System.nanoTime() + DRAIN_NANOS;
        while (!over.getAsBoolean()) {
            check();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void check() {
        if (fault.get() != null) {
            throw new IllegalStateException(fault.get());
        }
    }

    @Override
    public void close() {
        fault.set("over");
        visitors.forEach(visitor -> visitor.link.close());
    }

    /// Touched by its event loop only, but for what is volatile.
    private final class Visitor implements Link.Reader {
        private final byte[] template;
        private final EventLoop loop;
        private volatile Link link;
        private volatile boolean welcomed;
        private int next;

        Visitor(int number, EventLoop loop) {
            this.template = Frames.leavingTemplate(number);
            this.loop = loop;
        }

        void begin(int window) {
            for (int n = 0; n < window; n++) {
                send();
            }
        }

        private void send() {
            sent.increment();
            Frames.placeLeaving(template, next++, System.currentTimeMillis());
            link.send(ByteBufAllocator.DEFAULT.buffer(template.length).writeBytes(template));
        }

        @Override
        public void frame(ByteBuf text) {
            if (Frames.isReceiptOfLeaving(text)) {
                done.increment();
                if (going) {
                    send();
                }
            } else if (Frames.isWelcome(text)) {
                welcomed = true;
            } else if (Frames.isRefusal(text) || Frames.isError(text)) {
                fault.compareAndSet(null, text.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void closed(int code) {
            fault.compareAndSet(null, "a socket was closed with " + code);
        }
    }
}
