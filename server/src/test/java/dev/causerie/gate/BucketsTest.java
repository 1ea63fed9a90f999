package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final long MINUTE = 60_000;

    private long now = 1_000;
    private final Buckets buckets = new Buckets(() -> now, 1_000);

    @Test
    void soManyAtOnceAndThenOneAfterTheOther() {
        for (int i = 0; i < 60; i++) {
            assertThat(buckets.take("a", 60, MINUTE)).isZero();
        }
        assertThat(buckets.take("a", 60, MINUTE)).isEqualTo(1_000);
        now += 400;
        assertThat(buckets.take("a", 60, MINUTE)).isBetween(599L, 601L);
        now += 602;
        assertThat(buckets.take("a", 60, MINUTE)).isZero();
        assertThat(buckets.take("a", 60, MINUTE)).isPositive();
        assertThat(buckets.take("b", 60, MINUTE)).isZero();
    }

    @Test
    void aLimitThatChangesHoldsAtOnce() {
        for (int i = 0; i < 60; i++) {
            buckets.take("a", 60, MINUTE);
        }
        now += 10 * MINUTE;
        for (int i = 0; i < 10; i++) {
            assertThat(buckets.take("a", 10, MINUTE)).isZero();
        }
        assertThat(buckets.take("a", 10, MINUTE)).isPositive();
    }

    @Test
    void whatIsPutBackWasNotTaken() {
        buckets.take("a", 1, MINUTE);
        buckets.putBack("a");
        assertThat(buckets.take("a", 1, MINUTE)).isZero();
        buckets.putBack("never seen");
    }

    @Test
    void ofManyAtTheSameMomentNoMoreAreLetThrough() throws InterruptedException {
        AtomicInteger through = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    through.addAndGet(buckets.take("a", 100, MINUTE) == 0 ? 1 : 0);
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(through).hasValue(100);
    }

    @Test
    void moreKeysCostNoMoreMemory() {
        for (int i = 0; i < 100_000; i++) {
            buckets.take(i, 60, MINUTE);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(1_000);
    }
}
