package dev.causerie.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.kernel.Clock;

/// How much each key may do in a while: a bucket that empties with use and fills up again evenly. In memory, for the
/// keys used last, so many of them that more cost no more memory: whoever was forgotten has a full bucket.
///
/// Promises: safe from any thread, never blocks. Of many at the same moment no more are let through than of as many one
/// after the other.
final class Buckets {
    private final Clock clock;
    private final Cache<Object, Bucket> buckets;

    /// @param clock one that is never set back or forward
    /// @param keys how many are remembered
    public Buckets(Clock clock, long keys) {
        this.clock = clock;
        this.buckets =
                Caffeine.newBuilder().maximumSize(keys).executor(Runnable::run).build();
    }

    /// @param most so often at once, and in each `millis`
    /// @return 0 when it may be done, else the milliseconds until it may
    public long take(Object key, int most, long millis) {
        return buckets.get(key, fresh -> new Bucket(most, clock.now())).take(most, millis, clock.now());
    }

    /// It was not done after all.
    public void putBack(Object key) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            bucket.putBack();
        }
    }

    /// @return for how many keys there is a bucket
    public long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static final class Bucket {
        private float left;
        private long since;

        Bucket(int most, long now) {
            left = most;
            since = now;
        }

        synchronized long take(int most, long millis, long now) {
            left = Math.min(most, left + (float) (now - since) * most / millis);
            since = now;
            if (left < 1) {
                return Math.max(1, (long) Math.ceil((1 - left) * millis / most));
            }
            left--;
            return 0;
        }

        synchronized void putBack() {
            left++;
        }
    }
}
