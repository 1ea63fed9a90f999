package dev.causerie.gate;

import dev.causerie.kernel.Outcome;
import dev.causerie.sql.Changes;
import dev.causerie.widget.Widget;
import java.util.Map;

/// Sets from where visitors of a widget may come, those who are there too.
public final class SaveGate {
    public sealed interface Refusal {
        /// Somebody has changed the rules since.
        record Outdated() implements Refusal {}

        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Gates gates;
    private final Changes changes;

    public SaveGate(Gates gates, Changes changes) {
        this.gates = gates;
        this.changes = changes;
    }

    /// Blocks. When it returns, the rules hold here; elsewhere a second later.
    ///
    /// @param base the version that they were made from
    public Outcome<Gates.Saved, Refusal> save(Widget widget, int base, GateRules typed) {
        Map<String, String> faults = typed.faults();
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        GateRules rules = typed.neat();
        if (!gates.save(widget, base, rules)) {
            return Outcome.refused(new Refusal.Outdated());
        }
        changes.look(widget.account(), Gates.SUBJECT);
        return Outcome.done(new Gates.Saved(base + 1, rules));
    }
}
