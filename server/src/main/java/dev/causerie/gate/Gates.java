package dev.causerie.gate;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.widget.Widget;
import java.util.Map;

/// The rules of all widgets. All calls block: never on an event loop. What a call has changed is on disk when it
/// returns.
public interface Gates {
    String SUBJECT = "gate";

    /// @param version 0 while nothing was set
    record Saved(int version, GateRules rules) {}

    Saved find(Widget widget);

    /// Of the account's widgets that have some.
    Map<WidgetId, GateRules> of(AccountId account);

    /// @param base the version that they were made from
    /// @return false, and nothing is changed, when they have been changed since
    boolean save(Widget widget, int base, GateRules rules);
}
