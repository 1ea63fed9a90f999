package dev.causerie.kernel;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids: 41 bits of milliseconds since 2020, then 22 bits that start at random and count up within a millisecond.
/// Time order keeps index inserts at the end of the index, which is what makes a durable append cheap.
/// Two nodes may make the same id once in millions of years of milliseconds; the primary key refuses the second.
public final class Ids {
    private static final long EPOCH = 1_577_836_800_000L;
    private static final int COUNTER_BITS = 22;
    private static final int RANDOM_BITS = 21;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /// @return an id greater than every id made before by this object, also when the clock was set back
    public long next() {
        long fresh = ((clock.now() - EPOCH) << COUNTER_BITS) | random.nextInt(1 << RANDOM_BITS);
        return last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
    }
}
