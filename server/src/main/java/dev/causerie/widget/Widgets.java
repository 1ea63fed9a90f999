package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/// The widgets of all accounts.
public interface Widgets {
    /// On disk when the call returns. Blocks: never on an event loop.
    void add(Widget widget, long now);

    /// Looks a widget up by what a page says. Blocks: never on an event loop. A change is seen after 10 s at the
    /// latest, an addition too.
    Optional<Widget> find(String key);

    /// What [#find] knows without asking the database. Never blocks; empty tells nothing, so ask [#find] then.
    Optional<Widget> cached(String key);

    /// All widgets of an account, the oldest first. Blocks: never on an event loop.
    List<Widget> of(AccountId account);
}
