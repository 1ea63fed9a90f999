package dev.causerie.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection that fails takes nothing from the others of its event loop.
class HeartbeatTest {
    private final TestLoop loop = new TestLoop();

    /// What is below it is gone, and nobody has said so.
    private static final class Broken extends TestLoop.Reader {
        Broken(Shard shard) {
            super(shard);
        }

        @Override
        protected boolean full() {
            throw new IllegalStateException("Response has already been written");
        }
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private List<TestLoop.Reader> oneInEachTurn(boolean broken) {
        return loop.call(() -> {
            Shard shard = loop.hub.here();
            return IntStream.range(0, Shard.PING_SECONDS)
                    .mapToObj(turn -> broken ? new Broken(shard) : new TestLoop.Reader(shard))
                    .map(reader -> TestLoop.listening(reader, "chat"))
                    .toList();
        });
    }

    @Test
    void theOthersArePinged() {
        List<TestLoop.Reader> others = oneInEachTurn(false);
        List<TestLoop.Reader> broken = oneInEachTurn(true);
        loop.call(() -> {
            for (int second = 0; second < Shard.PING_SECONDS; second++) {
                loop.hub.here().pulse();
            }
            return true;
        });
        assertThat(others).allMatch(other -> other.pings.get() > 0 && other.code == null);
        assertThat(broken).allMatch(Connection::isClosed);
        assertThat(loop.hub.connections()).isEqualTo(Shard.PING_SECONDS);
    }

    @Test
    void theOthersHearWhatIsSaid() {
        List<TestLoop.Reader> others = oneInEachTurn(false);
        List<TestLoop.Reader> broken = oneInEachTurn(true);
        loop.hub.deliver(List.of(
                new Publication.Send("chat", Frame.of("first")), new Publication.Send("chat", Frame.of("second"))));
        loop.call(() -> true);
        assertThat(others).allMatch(other -> other.written.containsAll(List.of("first", "second")));
        assertThat(broken).allMatch(Connection::isClosed);
    }
}
