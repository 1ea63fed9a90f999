package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import java.util.List;
import java.util.Optional;

/// The published versions of the looks, and what administrators have not published yet. Every call may block: never on
/// an event loop. What a call has changed is on disk when it returns.
public interface Looks {
    /// @param author or null for the look that a widget began with
    record Version(int version, AgentId author, long published) {}

    /// @param base the version it was made from
    record Draft(int base, Look look, long saved) {}

    /// Publishes a look as the version after `widget.version()`, and forgets the author's draft.
    ///
    /// @return false, and nothing is changed, when somebody has published since
    boolean publish(Widget widget, Look look, AgentId author, long now);

    /// The newest first, at most 100.
    List<Version> of(WidgetId widget);

    Optional<Look> find(WidgetId widget, int version);

    void keep(Widget widget, AgentId agent, Draft draft);

    void forget(Widget widget, AgentId agent);

    Optional<Draft> draft(WidgetId widget, AgentId agent);

    /// @return whether a picture stands in anybody's draft
    boolean drafted(AccountId account, String picture);

    /// Is told what visitors see from now on.
    interface Listener {
        /// @param before what they saw until now
        void published(Widget before, Widget now);

        void revoked(Widget widget);
    }
}
