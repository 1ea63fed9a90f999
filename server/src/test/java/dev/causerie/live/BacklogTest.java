package dev.causerie.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits for an event loop stays bounded, however fast others are.
class BacklogTest {
    private static final int MUCH = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final Hub hub = new Hub(vertx, 10);
    private final LocalBroker broker = new LocalBroker(hub);
    private final Context loop = vertx.getOrCreateContext();

    /// A client that takes everything.
    private static final class Reader extends Connection {
        private final List<String> written = Collections.synchronizedList(new ArrayList<>());
        private CloseCode code;

        Reader(Shard shard) {
            super(shard, Limits.VISITOR.rate());
        }

        @Override
        protected void write(String frame) {
            written.add(frame);
        }

        @Override
        protected boolean full() {
            return false;
        }

        @Override
        protected void shut(CloseCode reason) {
            code = reason;
        }
    }

    @AfterEach
    void stop() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private <T> T onLoop(java.util.concurrent.Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(nothing -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Reader listener(String topic) {
        return onLoop(() -> {
            Reader reader = new Reader(hub.here());
            reader.open((connection, shake) -> new Deaf(), null);
            reader.subscribe(topic);
            return reader;
        });
    }

    private record Deaf() implements Feed {
        @Override
        public void frame(String text) {}

        @Override
        public void tooFast(String text) {}

        @Override
        public void closed() {}
    }

    private static List<Publication> many(String topic) {
        return Collections.nCopies(MUCH, new Publication.Send(topic, Frame.of("said")));
    }

    @Test
    void anAnswerOnTheSpotDoesNotWaitInTheLoopsOwnQueue() {
        Reader reader = listener("chat");
        int written = onLoop(() -> {
            reader.run(() -> reader.send("refused"));
            return reader.written.size();
        });
        assertThat(written).isEqualTo(1);
    }

    @Test
    void whoeverProducesWaitsUntilABusyLoopHasCaughtUp() throws Exception {
        Reader reader = listener("chat");
        CountDownLatch busy = new CountDownLatch(1);
        loop.runOnContext(nothing -> await(busy));
        broker.publish(many("chat"));
        assertThat(hub.behind()).isTrue();
        CompletableFuture<Integer> produced = CompletableFuture.supplyAsync(() -> {
            hub.catchUp();
            return reader.written.size();
        });
        assertThat(produced.isDone()).isFalse();
        busy.countDown();
        assertThat(produced.get(20, TimeUnit.SECONDS)).isEqualTo(MUCH);
        assertThat(hub.behind()).isFalse();
    }

    @Test
    void whatIsWorthNothingLaterIsNotSaidToALoopThatIsBehind() {
        Reader reader = listener("chat");
        CountDownLatch busy = new CountDownLatch(1);
        loop.runOnContext(nothing -> await(busy));
        broker.publish(many("chat"));
        broker.whisper(List.of(new Publication.Send("chat", Frame.of("typing"))));
        busy.countDown();
        onLoop(() -> true);
        assertThat(reader.written).hasSize(MUCH).doesNotContain("typing");
        broker.whisper(List.of(new Publication.Send("chat", Frame.of("typing"))));
        onLoop(() -> true);
        assertThat(reader.written).contains("typing");
    }

    @Test
    void whoIsStillReadingThePastIsNotKeptWaitingWithoutBound() {
        Reader reader = listener("chat");
        onLoop(() -> {
            reader.hold();
            return true;
        });
        broker.publish(many("chat"));
        onLoop(() -> true);
        assertThat(reader.code).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void thereIsRoomForAsManyAsFilesAndMemoryAllow() {
        assertThat(Room.of(20_000, 1L << 30)).isEqualTo(19_000);
        assertThat(Room.of(1_000_000, 1L << 30)).isEqualTo(65_536);
        assertThat(Room.of(1_024, 1L << 30)).isEqualTo(512);
        assertThat(Room.of(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
