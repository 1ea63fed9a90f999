package dev.causerie.site;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import java.util.List;

/// Where widgets were seen. Blocks: never on an event loop.
public interface Sightings {
    /// The most sites that are kept of one widget.
    int MOST = 200;

    /// What was seen on one site since it was last told.
    record Glimpse(WidgetId widget, AccountId account, Sighting seen) {}

    /// Adds to what is known, also to what other processes have told; no two of the list are of the same widget, site
    /// and kind of key. Of a widget with more than [#MOST] sites those go that were seen the longest ago.
    void add(List<Glimpse> glimpses);

    /// At most [#MOST], the one seen last first.
    List<Sighting> of(AccountId account, WidgetId widget);
}
