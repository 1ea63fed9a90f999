package dev.causerie.widget;

import dev.causerie.kernel.Clock;

/// Gives a widget another key. Pages with the old one go without a widget, those that are open too.
public final class RevokeKey {
    private final Widgets widgets;
    private final Looks.Listener listener;
    private final Clock clock;

    public RevokeKey(Widgets widgets, Looks.Listener listener, Clock clock) {
        this.widgets = widgets;
        this.listener = listener;
        this.clock = clock;
    }

    public Widget revoke(Widget widget) {
        String key = Keys.next();
        widgets.replaceKey(widget, key, clock.now());
        listener.revoked(widget);
        return new Widget(widget.id(), widget.account(), key, widget.name(), widget.version(), widget.look());
    }
}
