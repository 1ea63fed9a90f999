package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxWorkerTest {
    private static final int EFFECTS = 150;

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private final Clock clock = Clock.system();
    private final Outbox outbox = new Outbox(new Ids(clock));

    private void add(Database database, String body) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        database.writer().offer(new Writer.Job() {
            @Override
            public void write(Writer writer) throws SQLException {
                outbox.add(writer, new AccountId(1), "greet", body, clock.now());
            }

            @Override
            public void done() {
                stored.complete(null);
            }

            @Override
            public void failed(Exception cause) {
                stored.completeExceptionally(cause);
            }
        });
        stored.join();
    }

    @Test
    void ofSeveralWorkersOneDoesEachEffect() throws Exception {
        List<String> bodies =
                IntStream.range(0, EFFECTS).mapToObj(i -> "effect " + i).toList();
        ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        CountDownLatch left = new CountDownLatch(EFFECTS);
        Map<String, OutboxWorker.Effect> effects = Map.of("greet", body -> {
            done.add(body);
            left.countDown();
            return OutboxWorker.DONE;
        });
        try (Database one = kind.open(folder);
                Database other = kind.open(folder)) {
            bodies.forEach(body -> add(one, body));
            try (OutboxWorker _ = new OutboxWorker(one, effects, clock);
                    OutboxWorker _ = new OutboxWorker(other, effects, clock);
                    OutboxWorker _ = new OutboxWorker(other, effects, clock)) {
                assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(done).containsExactlyInAnyOrderElementsOf(bodies);
            assertThat(one.<Integer>read(sql -> sql.fetchCount(OUTBOX))).isZero();
        }
    }

    @Test
    void whatFailsStaysWithItsErrorAndComesAgain() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        OutboxWorker.Effect effect = body -> {
            twice.countDown();
            if (twice.getCount() > 0) {
                throw new IllegalStateException("not yet");
            }
            return OutboxWorker.DONE;
        };
        try (Database database = kind.open(folder)) {
            add(database, "hello");
            try (OutboxWorker _ = new OutboxWorker(database, Map.of("greet", effect), clock)) {
                assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(database.<Integer>read(sql -> sql.fetchCount(OUTBOX))).isZero();
        }
    }
}
