package dev.causerie.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.kernel.Clock;
import java.time.Duration;

/// How often something may go wrong for one key: so many times in 15 minutes. Kept in memory, for the 100,000 keys
/// used last.
///
/// Promise: of many attempts at the same moment no more are let through than of as many one after the other.
public final class Attempts {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long KEYS = 100_000;

    private final int allowed;
    private final Clock clock;
    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(KEYS).executor(Runnable::run).build();

    public Attempts(int allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /// Counts an attempt before its end is known.
    ///
    /// @return 0 when it may be made, else the seconds until the next may
    public long begin(String key) {
        long now = clock.now();
        Window window = windows.asMap()
                .merge(
                        key,
                        new Window(1, now),
                        (known, first) -> known.over(now) ? first : known.count(known.count + 1));
        return window.count <= allowed ? 0 : Math.ceilDiv(window.since + WINDOW_MILLIS - now, 1_000);
    }

    /// The attempt went well: it counts as not made.
    public void takeBack(String key) {
        windows.asMap().computeIfPresent(key, (same, known) -> known.count <= 1 ? null : known.count(known.count - 1));
    }

    public void forget(String key) {
        windows.invalidate(key);
    }

    private record Window(int count, long since) {
        /// A clock that was set back ends the window too, else it would last longer than promised.
        boolean over(long now) {
            return now - since >= WINDOW_MILLIS || now < since;
        }

        Window count(int count) {
            return new Window(count, since);
        }
    }
}
