package dev.causerie.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Who is connected to this node, in one [Shard] for each event loop. A batch of publications crosses to each loop
/// once.
public final class Hub {
    private final Vertx vertx;
    private final Map<Thread, Shard> shards = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public Hub(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @return the shard of the event loop that runs now
    Shard here() {
        Thread loop = Thread.currentThread();
        Shard known = shards.get(loop);
        if (known == null) {
            Context context = vertx.getOrCreateContext();
            known = shards.computeIfAbsent(loop, fresh -> new Shard(context));
        }
        return known;
    }

    void deliver(List<Publication> batch) {
        for (Shard shard : shards.values()) {
            shard.run(() -> shard.deliver(batch));
        }
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

    /// @return whether nobody is let in any more
    boolean isClosing() {
        return closing;
    }

    /// @return how many are connected; a moment old
    public int connections() {
        return shards.values().stream().mapToInt(Shard::size).sum();
    }
}
