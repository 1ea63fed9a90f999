package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts tokens that are not taken, and writes the counts down once in a while: whoever sends a million bad ones makes
/// us count, not write.
///
/// Promises: [#add] never blocks. Its memory is bounded: what a header's strange member is called is not kept, since
/// anybody can make one up. At a crash the last seconds are not counted.
public final class RefusalCount {
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final Duration KEPT = Duration.ofDays(7);
    /// Enough for all kinds of all accounts in use; beyond it nothing is counted until the next writing.
    private static final int MOST = 20_000;

    private record Name(AccountId account, long hour, Flaw flaw) {}

    private final Refusals refusals;
    private final Clock clock;
    private final Map<Name, AtomicLong> counts = new ConcurrentHashMap<>();
    private long forgotten;

    public RefusalCount(Refusals refusals, Clock clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    void add(AccountId account, Flaw flaw) {
        Flaw kept = flaw.kind() == Flaw.Kind.HEADER ? Flaw.of(Flaw.Kind.HEADER) : flaw;
        Name name = new Name(account, hour(clock.now()), kept);
        AtomicLong count = counts.get(name);
        if (count == null && counts.size() < MOST) {
            count = counts.computeIfAbsent(name, fresh -> new AtomicLong());
        }
        if (count != null) {
            count.incrementAndGet();
        }
    }

    private void add(List<Refusals.Tally> tallies) {
        try {
            refusals.add(tallies);
        } catch (RuntimeException notNow) {
            tallies.forEach(tally -> counts.computeIfAbsent(
                            new Name(tally.account(), tally.hour(), tally.flaw()), fresh -> new AtomicLong())
                    .addAndGet(tally.tokens()));
            throw notNow;
        }
    }

    private static long hour(long time) {
        return time - time % HOUR_MILLIS;
    }

    /// Writes down what was counted. Blocks.
    public synchronized void write() {
        List<Refusals.Tally> tallies = new ArrayList<>();
        for (Map.Entry<Name, AtomicLong> entry : counts.entrySet()) {
            Name name = entry.getKey();
            long tokens = entry.getValue().getAndSet(0);
            if (tokens > 0) {
                tallies.add(new Refusals.Tally(name.account(), name.hour(), name.flaw(), tokens));
            }
        }
        if (!tallies.isEmpty()) {
            add(tallies);
        }
        long now = hour(clock.now());
        counts.entrySet()
                .removeIf(
                        entry -> entry.getKey().hour() < now && entry.getValue().get() == 0);
        if (forgotten < now) {
            forgotten = now;
            refusals.forget(now - KEPT.toMillis());
        }
    }
}
