package dev.causerie.file;

import dev.causerie.http.Attempts;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Somebody sends a picture: it is read with care, painted anew, and kept. Of what was sent nothing but the pixels
/// stays.
public final class KeepPicture {
    /// So many in a quarter of an hour from one agent.
    static final int ALLOWED = 30;

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    /// @param path where it is from now on
    public record Kept(String path, int width, int height) {}

    /// What is wrong with what was sent.
    public enum Fault {
        NO_PICTURE,
        BROKEN,
        TOO_MANY_PIXELS
    }

    public sealed interface Refusal {
        record Unreadable(Fault fault) implements Refusal {}

        record TooManyAttempts(long retryAfterSeconds) implements Refusal {}

        /// Others' pictures are being read, and take their time.
        record Busy() implements Refusal {}
    }

    private final Pictures pictures;
    private final Clock clock;
    private final Attempts attempts;
    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    public KeepPicture(Pictures pictures, Clock clock) {
        this.pictures = pictures;
        this.clock = clock;
        this.attempts = new Attempts(ALLOWED, clock);
    }

    /// Blocks, and needs memory: no more than [#AT_ONCE] are read at the same moment.
    public Outcome<Kept, Refusal> keep(Actor.Agent agent, Picture.Use use, byte[] sent) {
        long wait = attempts.begin(agent.id().toString());
        if (wait > 0) {
            return Outcome.refused(new Refusal.TooManyAttempts(wait));
        }
        if (!begin()) {
            return Outcome.refused(new Refusal.Busy());
        }
        try {
            return switch (Decoder.read(sent, use)) {
                case Outcome.Done<Decoder.Read, Fault>(var read) -> Outcome.done(kept(agent, read, use));
                case Outcome.Refused<Decoder.Read, Fault>(var fault) -> Outcome.refused(new Refusal.Unreadable(fault));
            };
        } finally {
            reading.release();
        }
    }

    private Kept kept(Actor.Agent agent, Decoder.Read read, Picture.Use use) {
        Encoder.Made made = Encoder.encode(Brush.paint(read, use));
        pictures.keep(agent.account(), made.picture(), clock.now());
        return new Kept(made.picture().path(), made.width(), made.height());
    }

    private boolean begin() {
        try {
            return reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
