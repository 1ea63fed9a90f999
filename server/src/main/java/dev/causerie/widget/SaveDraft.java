package dev.causerie.widget;

import dev.causerie.file.Pictures;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.look.Look;
import dev.causerie.look.LookRules;
import dev.causerie.words.Catalogue;
import java.util.Map;

/// Keeps what an administrator has changed, for the next time and the next device.
public final class SaveDraft {
    private final Looks looks;
    private final Pictures pictures;
    private final Catalogue catalogue;
    private final Clock clock;

    public SaveDraft(Looks looks, Pictures pictures, Catalogue catalogue, Clock clock) {
        this.looks = looks;
        this.pictures = pictures;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param base the version it was made from
    /// @return the draft, or what is wrong with which field
    public Outcome<Looks.Draft, Map<String, String>> save(Widget widget, AgentId agent, int base, Look look) {
        long now = clock.now();
        Map<String, String> faults =
                LookRules.faults(look, catalogue, path -> pictures.has(widget.account(), path, now));
        if (!faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        Looks.Draft draft = new Looks.Draft(base, look, now);
        looks.keep(widget, agent, draft);
        return Outcome.done(draft);
    }
}
