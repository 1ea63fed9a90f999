package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final long MINUTE = 60_000;

    private long now = 1_000_000_000;
    private final Attempts attempts = new Attempts(2, () -> now);

    @Test
    void soManyAreAllowedAndThenOneWaits() {
        assertThat(attempts.begin("a")).isZero();
        assertThat(attempts.begin("a")).isZero();
        now += 1_500;
        assertThat(attempts.begin("a")).isEqualTo(899);
        assertThat(attempts.begin("b")).isZero();
    }

    @Test
    void tryingOnDoesNotLengthenTheWait() {
        for (int i = 0; i < 100; i++) {
            attempts.begin("a");
        }
        now += 15 * MINUTE;
        assertThat(attempts.begin("a")).isZero();
    }

    @Test
    void whatIsTakenBackWasNotMade() {
        attempts.begin("a");
        attempts.begin("a");
        attempts.takeBack("a");
        assertThat(attempts.begin("a")).isZero();
        assertThat(attempts.begin("a")).isPositive();
        attempts.takeBack("never seen");
    }

    @Test
    void aClockSetBackDoesNotLockAnybodyOutForLonger() {
        for (int i = 0; i < 3; i++) {
            attempts.begin("a");
        }
        now -= 60 * MINUTE;
        assertThat(attempts.begin("a")).isZero();
    }
}
