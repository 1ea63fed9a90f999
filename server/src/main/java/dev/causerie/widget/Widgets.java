package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import java.util.List;
import java.util.Optional;

/// The widgets of all accounts. What a call has changed is on disk when it returns. All but [#cached] block: never on
/// an event loop.
public interface Widgets {
    void add(Widget widget, long now);

    /// Looks a widget up by what a page says. A change made on this node is seen at once, one made elsewhere after 10 s
    /// at the latest.
    Optional<Widget> find(String key);

    /// As [#find], but true: asks the database, though not more than ten times a second.
    Optional<Widget> findAgain(String key);

    /// What [#find] knows without asking the database. Never blocks; empty tells nothing, so ask [#find] then.
    Optional<Widget> cached(String key);

    Optional<Widget> find(AccountId account, WidgetId id);

    /// All widgets of an account, the oldest first.
    List<Widget> of(AccountId account);

    /// How many an account has.
    int count(AccountId account);

    void rename(Widget widget, String name);

    /// Gives the widget another key. The one it had is remembered as revoked and opens nothing any more.
    void replaceKey(Widget widget, String key, long now);

    /// The widget that had this key before it got another one. Remembered like [#find], also that there is none.
    Optional<Revoked> revoked(String key);

    /// Whose key it was.
    record Revoked(WidgetId widget, AccountId account) {}
}
