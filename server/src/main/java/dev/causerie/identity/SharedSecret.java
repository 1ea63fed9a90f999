package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import java.time.Duration;
import java.util.List;

/// What an account shares with its site's server, so that this can say who a visitor is.
///
/// @param version grows with each change
/// @param required whether nobody may chat without a token
/// @param current or null where there is none
/// @param previous the one before it, which counts until its end, or null
public record SharedSecret(AccountId account, int version, boolean required, Key current, Key previous) {
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /// One secret.
    ///
    /// @param number never used again for another
    /// @param until when it counts no more, in milliseconds since 1970 UTC; 0 where that is open
    public record Key(int number, String text, long made, long until) {
        boolean counts(long now) {
            return until == 0 || now < until;
        }

        /// Never the secret, wherever this is printed.
        @Override
        public String toString() {
            return "Key[" + number + "]";
        }
    }

    public static SharedSecret none(AccountId account) {
        return new SharedSecret(account, 0, false, null, null);
    }

    /// @return the secrets that count now, the newest first
    public List<Key> valid(long now) {
        boolean newest = current != null && current.counts(now);
        if (previous == null || !previous.counts(now)) {
            return newest ? List.of(current) : List.of();
        }
        return newest ? List.of(current, previous) : List.of(previous);
    }

    /// With a new secret.
    ///
    /// @param overlap how long the present one counts still
    SharedSecret regenerated(String text, long now, Duration overlap) {
        Key fresh = new Key(version + 1, text, now, 0);
        boolean both = current != null && overlap.isPositive();
        Key ending = both ? new Key(current.number, current.text, current.made, now + overlap.toMillis()) : null;
        return new SharedSecret(account, version + 1, required, fresh, ending);
    }

    /// With the newest secret alone.
    SharedSecret alone() {
        return new SharedSecret(account, version + 1, required, current, null);
    }

    /// Without any: visitors are strangers again.
    SharedSecret removed() {
        return new SharedSecret(account, version + 1, false, null, null);
    }

    SharedSecret requiring(boolean on) {
        return new SharedSecret(account, version + 1, on, current, previous);
    }
}
