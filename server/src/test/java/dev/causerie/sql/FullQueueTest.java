package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer is given more than it can write.
class FullQueueTest {
    private final CountDownLatch busy = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    private final Writer.Job slow = new Writer.Job() {
        @Override
        public void write(Writer writer) {
            try {
                assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void done() {
            done.incrementAndGet();
        }

        @Override
        public void failed(Exception cause) {}
    };

    @Test
    void whatDoesNotFitIsRefusedAtOnceAndWhatWasTakenIsDone(@TempDir Path folder) {
        int taken = 0;
        try (Database database = Database.open(folder)) {
            while (database.writer().offer(slow)) {
                taken++;
            }
            assertThatThrownBy(() -> database.write(context -> context.fetchCount(context.selectOne())))
                    .isInstanceOf(RejectedExecutionException.class);
            busy.countDown();
        }
        assertThat(done.get()).isEqualTo(taken).isLessThan(30_000);
    }
}
