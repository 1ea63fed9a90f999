package dev.causerie.widget;

import dev.causerie.kernel.Outcome;

/// Calls a widget something else, for the team.
public final class RenameWidget {
    private final Widgets widgets;

    public RenameWidget(Widgets widgets) {
        this.widgets = widgets;
    }

    /// @return the widget as it is now, or what is wrong with the name
    public Outcome<Widget, String> rename(Widget widget, String name) {
        String fault = Widget.fault(name);
        if (fault != null) {
            return Outcome.refused(fault);
        }
        widgets.rename(widget, name.strip());
        return Outcome.done(
                new Widget(widget.id(), widget.account(), widget.key(), name.strip(), widget.version(), widget.look()));
    }
}
