package dev.causerie.bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A busy site: visitors come, look around, go; some write, are answered, and end the chat. Each life is a virtual
/// thread; a life that goes wrong is a fault of the run.
public final class Town implements AutoCloseable {
    private static final int OPEN_SECONDS = 30;
    private static final int CHATS_IN_HUNDRED = 25;
    private static final int EXCHANGES = 5;
    private static final int SHORTEST_STAY_MILLIS = 200;
    private static final int LONGEST_STAY_MILLIS = 4_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long LEAVING_NANOS = 30 * NANOS_PER_SECOND;

    private record Desk(Link link, Replies replies) {}

    private final Sockets sockets;
    private final int port;
    private final String key;
    private final int busy;
    private final List<Desk> desks = new ArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger chats = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private volatile boolean over;

    public Town(Sockets sockets, int port, String key) {
        this(sockets, port, key, 0);
    }

    /// @param busy how many of the agents make load meanwhile: each of their sockets hears all of it, so others serve
    public Town(Sockets sockets, int port, String key, int busy) {
        this.busy = busy;
        this.sockets = sockets;
        this.port = port;
        this.key = key;
    }

    /// Agents come to their desks, and from then on so many visitors a second.
    public void wake(double visitsPerSecond) {
        for (int agent = busy; agent < SignIn.ACCOUNTS; agent++) {
            Replies replies = new Replies();
            Link link = open("/live/agent", SignIn.headers(port, agent), replies);
            link.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
            replies.await("desk");
            link.send("{\"type\":\"status\",\"status\":\"online\"}");
            desks.add(new Desk(link, replies));
        }
        Thread.ofPlatform().name("town").daemon().start(() -> {
            long next = System.nanoTime();
            for (int n = 0; !over; n++) {
                int number = n;
                Thread.ofVirtual().start(() -> live(number));
                next += (long) (NANOS_PER_SECOND / visitsPerSecond);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
    }

    /// Nobody comes any more; returns when all have gone.
    public void sleep() {
        over = true;
        long end = System.nanoTime() + LEAVING_NANOS;
        while (present.get() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(present.get() + " visitors cannot leave");
            }
            LockSupport.parkNanos(NANOS_PER_SECOND / 100);
        }
        check();
    }

    public void check() {
        Throwable first = fault.get();
        if (first != null) {
            throw new IllegalStateException("a visitor's life went wrong", first);
        }
    }

    public String told() {
        return "%,d visits, %,d chats, %,d messages".formatted(visits.get(), chats.get(), messages.get());
    }

    private void live(int n) {
        present.incrementAndGet();
        try {
            Random random = new Random(n);
            Replies replies = new Replies();
            Link link = open("/live/visitor", SignIn.origin(port), replies);
            link.send(Hello.visitor(key));
            replies.await("welcome");
            visits.incrementAndGet();
            if (random.nextInt(100) < CHATS_IN_HUNDRED) {
                chat(n, random, link, replies);
            }
            link.send("{\"type\":\"page\",\"page\":{\"url\":\"https://shop.example/p/" + n + "\",\"title\":\"Pot\"}}");
            stay(random);
            link.close();
        } catch (RuntimeException failure) {
            fault.compareAndSet(null, failure);
        } finally {
            present.decrementAndGet();
        }
    }

    private void chat(int n, Random random, Link link, Replies replies) {
        replies.await("online");
        Desk desk = desks.get(n % desks.size());
        String first = "first-%08d".formatted(n);
        link.send("{\"type\":\"message\",\"id\":\"" + first + "\",\"text\":\"Hello, is anybody there?\"}");
        String chat = replies.await(first).path("chat").asText();
        ask(desk, "serve-%08d".formatted(n), "{\"type\":\"serve\",\"id\":\"%s\",\"chat\":\"" + chat + "\"}");
        for (int k = 0; k < EXCHANGES; k++) {
            link.send("{\"type\":\"typing\",\"text\":\"Does it\"}");
            String question = "ask-%08d-%d".formatted(n, k);
            link.send("{\"type\":\"message\",\"id\":\"" + question + "\",\"text\":\"Does it come in black?\"}");
            replies.await(question);
            String answer = "answer-%08d-%d".formatted(n, k);
            ask(desk, answer, "{\"type\":\"message\",\"id\":\"%s\",\"chat\":\"" + chat + "\",\"text\":\"It does.\"}");
            replies.await(answer);
            messages.addAndGet(2);
            stay(random);
        }
        String last = "end-%08d".formatted(n);
        link.send("{\"type\":\"end\",\"id\":\"" + last + "\"}");
        replies.await(last);
        chats.incrementAndGet();
    }

    private static void ask(Desk desk, String id, String frame) {
        desk.link().send(frame.formatted(id));
        desk.replies().await(id);
        desk.replies().forget(id);
    }

    private static void stay(Random random) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(SHORTEST_STAY_MILLIS, LONGEST_STAY_MILLIS)));
    }

    private Link open(String path, Map<String, String> headers, Link.Reader reader) {
        int loop = (int) (Thread.currentThread().threadId() % sockets.loops().size());
        return sockets.open(sockets.loops().get(loop), URI.create("ws://localhost:" + port + path), headers, reader)
                .orTimeout(OPEN_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        over = true;
        desks.forEach(desk -> desk.link().close());
    }
}
