package dev.causerie.widget;

import dev.causerie.file.Pictures;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.look.Look;
import dev.causerie.look.LookRules;
import dev.causerie.words.Catalogue;
import java.util.Map;

/// Shows a look to visitors, on pages that are open too.
public final class PublishLook {
    public sealed interface Refusal {
        /// Somebody has published since the version that this look was made from.
        record Outdated() implements Refusal {}

        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Looks looks;
    private final Pictures pictures;
    private final Looks.Listener listener;
    private final Catalogue catalogue;
    private final Clock clock;

    public PublishLook(Looks looks, Pictures pictures, Looks.Listener listener, Catalogue catalogue, Clock clock) {
        this.looks = looks;
        this.pictures = pictures;
        this.listener = listener;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param base the version that the look was made from
    public Outcome<Widget, Refusal> publish(Widget widget, AgentId author, int base, Look look) {
        Map<String, String> faults = LookRules.faults(look, catalogue, path -> pictures.hold(widget.account(), path));
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        if (base != widget.version() || !looks.publish(widget, look, author, clock.now())) {
            return Outcome.refused(new Refusal.Outdated());
        }
        Widget now = new Widget(widget.id(), widget.account(), widget.key(), widget.name(), widget.version() + 1, look);
        listener.published(widget, now);
        return Outcome.done(now);
    }
}
