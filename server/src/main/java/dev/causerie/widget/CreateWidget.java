package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;

/// One more widget for an account: another site, another brand.
public final class CreateWidget {
    /// So many that nobody needs more, so few that a script gone wild does no harm.
    static final int MOST = 100;

    private final Widgets widgets;
    private final Ids ids;
    private final Clock clock;

    public CreateWidget(Widgets widgets, Ids ids, Clock clock) {
        this.widgets = widgets;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the widget, or what is wrong with the name: `too_many` when the account has enough
    public Outcome<Widget, String> create(AccountId account, String name) {
        String fault = Widget.fault(name);
        if (fault != null) {
            return Outcome.refused(fault);
        }
        if (widgets.count(account) >= MOST) {
            return Outcome.refused("too_many");
        }
        Look look = Look.fresh(name.strip(), Look.COLOR);
        Widget widget = new Widget(new WidgetId(ids.next()), account, Keys.next(), name.strip(), 1, look);
        widgets.add(widget, clock.now());
        return Outcome.done(widget);
    }
}
