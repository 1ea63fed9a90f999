package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer is given more than it can write.
class FullQueueTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Void> busy = new CompletableFuture<Void>().orTimeout(20, TimeUnit.SECONDS);
    private final AtomicInteger done = new AtomicInteger();

    private final Writer.Job slow = new Writer.Job() {
        @Override
        public void write(Writer writer) {
            begun.countDown();
            busy.join();
        }

        @Override
        public void done() {
            done.incrementAndGet();
        }

        @Override
        public void failed(Exception cause) {}
    };

    @Test
    void whatDoesNotFitIsRefusedAtOnceAndWhatWasTakenIsDone(@TempDir Path folder) throws InterruptedException {
        int taken = 1;
        try (Database database = TestDatabase.SQLITE.open(folder)) {
            assertThat(database.writer().offer(slow)).isTrue();
            // From here on it takes nothing out of the queue.
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            while (database.writer().offer(slow)) {
                taken++;
            }
            assertThatThrownBy(() -> database.write(context -> context.fetchCount(context.selectOne())))
                    .isInstanceOf(RejectedExecutionException.class);
            busy.complete(null);
        }
        assertThat(done.get()).isEqualTo(taken).isLessThan(30_000);
    }
}
