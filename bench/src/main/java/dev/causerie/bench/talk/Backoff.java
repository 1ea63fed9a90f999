package dev.causerie.bench.talk;

import dev.causerie.bench.load.Refused;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before coming back: not at all the first time, then 0.5 s · 2^n, at most 3 s, each ± 30 %.
public final class Backoff {
    private static final double FIRST_MILLIS = 500;
    private static final double LONGEST_MILLIS = 3_000;
    private static final double SPREAD = 0.3;

    private int failures;

    public long nextMillis() {
        int before = failures++;
        if (before == 0) {
            return 0;
        }
        double millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, before - 1));
        return (long) (millis * ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD));
    }

    /// The same, but not before the server wants to see us, when it said so.
    public long nextMillis(Throwable failure) {
        long usual = nextMillis();
        if (failure instanceof Refused refused && refused.retrySeconds() > 0) {
            double seconds =
                    refused.retrySeconds() * ThreadLocalRandom.current().nextDouble(1, 1 + SPREAD);
            return Math.max(usual, (long) (1_000 * seconds));
        }
        return usual;
    }

    /// It worked.
    public void reset() {
        failures = 0;
    }
}
