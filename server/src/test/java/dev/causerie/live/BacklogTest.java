package dev.causerie.live;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final TestLoop loop = new TestLoop();
    private final Hub hub = loop.hub;
    private final LocalBroker broker = new LocalBroker(hub);

    @AfterEach
    void stop() {
        loop.close();
    }

    private static List<Publication> many(String topic) {
        return Collections.nCopies(MUCH, new Publication.Send(topic, Frame.of("said")));
    }

    @Test
    void anAnswerOnTheSpotDoesNotWaitInTheLoopsOwnQueue() {
        TestLoop.Reader reader = loop.listener("chat");
        int written = loop.call(() -> {
            reader.run(() -> reader.send("refused"));
            return reader.written.size();
        });
        assertThat(written).isEqualTo(1);
    }

    @Test
    void whoeverProducesWaitsUntilABusyLoopHasCaughtUp() throws Exception {
        TestLoop.Reader reader = loop.listener("chat");
        CountDownLatch busy = busyUntil();
        broker.publish(many("chat"));
        assertThat(hub.behind()).isTrue();
        CompletableFuture<Integer> produced = CompletableFuture.supplyAsync(() -> {
            long began;
            do {
                began = System.nanoTime();
                hub.catchUp();
                // On a slow machine its patience may be over before the loop is done, but not earlier.
            } while (hub.behind() && System.nanoTime() - began >= TimeUnit.SECONDS.toNanos(1));
            return reader.written.size();
        });
        assertThat(produced.isDone()).isFalse();
        busy.countDown();
        assertThat(produced.get(20, TimeUnit.SECONDS)).isEqualTo(MUCH);
        assertThat(hub.behind()).isFalse();
    }

    @Test
    void whatIsWorthNothingLaterIsNotSaidToALoopThatIsBehind() {
        TestLoop.Reader reader = loop.listener("chat");
        CountDownLatch busy = busyUntil();
        broker.publish(many("chat"));
        broker.whisper(List.of(new Publication.Send("chat", Frame.of("typing"))));
        busy.countDown();
        loop.call(() -> true);
        assertThat(reader.written).hasSize(MUCH).doesNotContain("typing");
        broker.whisper(List.of(new Publication.Send("chat", Frame.of("typing"))));
        loop.call(() -> true);
        assertThat(reader.written).contains("typing");
    }

    @Test
    void whoIsStillReadingThePastIsNotKeptWaitingWithoutBound() {
        TestLoop.Reader reader = loop.listener("chat");
        loop.call(() -> {
            reader.hold();
            return true;
        });
        broker.publish(many("chat"));
        loop.call(() -> true);
        assertThat(reader.code).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void thereIsRoomForAsManyAsFilesAndMemoryAllow() {
        assertThat(Room.of(20_000, 1L << 30)).isEqualTo(19_000);
        assertThat(Room.of(1_000_000, 1L << 30)).isEqualTo(65_536);
        assertThat(Room.of(1_024, 1L << 30)).isEqualTo(512);
        assertThat(Room.of(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    /// @return what to count down for the loop to go on; it is busy already, so nothing is done meanwhile
    private CountDownLatch busyUntil() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        loop.context.runOnContext(nothing -> {
            begun.countDown();
            await(over);
        });
        await(begun);
        return over;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
