package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// An administrator makes or changes the secret of an account, or says who may chat. It counts here when it is
/// done, and on other nodes a few seconds later.
public final class ChangeSecret {
    private static final int BYTES = 32;

    private final SharedSecrets secrets;
    private final Keyring keyring;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public ChangeSecret(SharedSecrets secrets, Keyring keyring, Clock clock) {
        this.secrets = secrets;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// What is wanted.
    public sealed interface Wish {
        /// A new secret; the present one counts for a while still, or not at all any more.
        record Generate(Duration overlap) implements Wish {}

        /// Ends the one before before its time.
        record EndPrevious() implements Wish {}

        record Remove() implements Wish {}

        record Require(boolean on) implements Wish {}
    }

    public enum Refusal {
        OUTDATED,
        /// Longer than [SharedSecret#LONGEST_OVERLAP], or less than nothing.
        OVERLAP,
        /// Without a secret nobody could ever come in.
        NO_SECRET
    }

    /// Blocks.
    ///
    /// @param base the version it was made from
    public Outcome<SharedSecret, Refusal> change(AccountId account, int base, Wish wish) {
        SharedSecret now = secrets.find(account);
        if (now.version() != base) {
            return Outcome.refused(Refusal.OUTDATED);
        }
        Outcome<SharedSecret, Refusal> next = next(now, wish);
        if (next instanceof Outcome.Done<SharedSecret, Refusal>(SharedSecret changed)) {
            if (!secrets.save(changed)) {
                return Outcome.refused(Refusal.OUTDATED);
            }
            keyring.changed(changed);
        }
        return next;
    }

    private Outcome<SharedSecret, Refusal> next(SharedSecret now, Wish wish) {
        return switch (wish) {
            case Wish.Generate(Duration overlap)
            when overlap.isNegative() || overlap.compareTo(SharedSecret.LONGEST_OVERLAP) > 0 ->
                Outcome.refused(Refusal.OVERLAP);
            case Wish.Generate(Duration overlap) -> Outcome.done(now.regenerated(fresh(), clock.now(), overlap));
            case Wish.EndPrevious() -> Outcome.done(now.alone());
            case Wish.Remove() -> Outcome.done(now.removed());
            case Wish.Require(boolean on) ->
                on && now.current() == null ? Outcome.refused(Refusal.NO_SECRET) : Outcome.done(now.requiring(on));
        };
    }

    /// 256 random bits in letters that pass through shells, settings files and clipboards.
    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
