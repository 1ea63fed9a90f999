package dev.causerie.file;

import dev.causerie.file.Pictures.Holder;
import dev.causerie.file.Pictures.Loose;
import dev.causerie.kernel.Clock;
import java.time.Duration;
import java.util.List;

/// Takes away the pictures that were sent and never used for anything.
public final class ClearPictures {
    static final Duration PAUSE = Duration.ofHours(1);

    /// So long somebody may think about it.
    static final Duration PATIENCE = Duration.ofDays(7);

    private final Pictures pictures;
    private final List<Holder> holders;
    private final Clock clock;

    public ClearPictures(Pictures pictures, List<Holder> holders, Clock clock) {
        this.pictures = pictures;
        this.holders = List.copyOf(holders);
        this.clock = clock;
    }

    /// Blocks.
    public void clear() {
        long before = clock.now() - PATIENCE.toMillis();
        for (Loose picture : pictures.loose(before)) {
            if (holders.stream().noneMatch(holder -> holder.needs(picture))) {
                pictures.remove(picture, before);
            }
        }
    }
}
