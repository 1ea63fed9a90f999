package dev.causerie.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An event loop with a hub, and connections that nothing carries.
final class TestLoop implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final Hub hub = new Hub(vertx, 10);
    final Context context = vertx.getOrCreateContext();

    /// A client that takes everything. The heartbeat, which may fall anywhere, is counted apart.
    static class Reader extends Connection {
        private static final String PING = "{\"type\":\"ping\"}";

        final List<String> written = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger pings = new AtomicInteger();
        CloseCode code;

        Reader(Shard shard) {
            super(shard, Limits.VISITOR.rate());
        }

        @Override
        protected void write(String frame) {
            if (frame.equals(PING)) {
                pings.incrementAndGet();
            } else {
                written.add(frame);
            }
        }

        @Override
        protected boolean full() {
            return false;
        }

        @Override
        protected void shut(CloseCode reason) {
            code = reason;
            gone();
        }

        @Override
        protected void cut() {}
    }

    record Deaf() implements Feed {
        @Override
        public void frame(String text) {}

        @Override
        public void tooFast(String text) {}

        @Override
        public void closed() {}
    }

    <T> T call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(nothing -> {
            try {
                result.complete(task.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(20, TimeUnit.SECONDS).join();
    }

    Reader listener(String topic) {
        return call(() -> listening(new Reader(hub.here()), topic));
    }

    /// On the loop only.
    static Reader listening(Reader reader, String topic) {
        reader.open((connection, shake) -> new Deaf(), null);
        reader.subscribe(topic);
        return reader;
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
