package dev.causerie.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Who is connected to this node, in one [Shard] for each event loop. A batch of publications crosses to each loop
/// once.
public final class Hub {
    /// Seconds after which whoever found no room tries again; after a restart at once.
    private static final String FULL_SECONDS = "5";
    private static final String RESTART_SECONDS = "1";

    private static final long GLANCE_NANOS = 200_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final int room;
    private final Map<Thread, Shard> shards = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// @param room for how many connections there is room
    public Hub(Vertx vertx, int room) {
        this.vertx = vertx;
        this.room = room;
    }

    /// @return the shard of the event loop that runs now
    Shard here() {
        Thread loop = Thread.currentThread();
        Shard known = shards.get(loop);
        if (known == null) {
            Context context = vertx.getOrCreateContext();
            known = shards.computeIfAbsent(loop, fresh -> new Shard(context, loop));
        }
        return known;
    }

    void deliver(List<Publication> batch) {
        for (Shard shard : shards.values()) {
            shard.run(batch.size(), () -> shard.deliver(batch));
        }
    }

    /// @return whether an event loop has more to do than it can do in a moment
    boolean behind() {
        for (Shard shard : shards.values()) {
            if (shard.behind()) {
                return true;
            }
        }
        return false;
    }

    /// Waits until the event loops have caught up, so that whoever produces for them is never far ahead; for a second
    /// at most. Never on an event loop.
    public void catchUp() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (behind() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /// Answers a client that cannot be let in now, and says when to come back.
    ///
    /// @param more how many beyond the room for everybody may come in by this door
    /// @return whether it was turned away
    boolean turnAway(HttpServerResponse response, int more) {
        if (!closing && connections() < room + more) {
            return false;
        }
        response.setStatusCode(503)
                .putHeader("Retry-After", closing ? RESTART_SECONDS : FULL_SECONDS)
                .putHeader("Access-Control-Expose-Headers", "Retry-After")
                .end();
        return true;
    }

    /// Tells everybody to come back at once, on another node or after the restart; returns when they have been told,
    /// after 2 s at most.
    public void close() {
        closing = true;
        CountDownLatch told = new CountDownLatch(shards.size());
        for (Shard shard : shards.values()) {
            shard.run(() -> {
                shard.closeAll(CloseCode.RESTARTING);
                told.countDown();
            });
        }
        try {
            told.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return how many are connected; a moment old
    public int connections() {
        return shards.values().stream().mapToInt(Shard::size).sum();
    }
}
