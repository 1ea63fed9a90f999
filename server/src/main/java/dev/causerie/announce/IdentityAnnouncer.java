package dev.causerie.announce;

import dev.causerie.identity.GreetByToken;
import dev.causerie.identity.Keyring;
import dev.causerie.kernel.AccountId;
import dev.causerie.live.Broker;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Publication.Close;
import dev.causerie.widget.Widgets;
import java.util.concurrent.Executor;

/// Ends the connections of visitors who came by what does not count any more. On each node for its own: every node's
/// [Keyring] learns of a change by itself.
public final class IdentityAnnouncer implements Keyring.Listener {
    private final Broker broker;
    private final Widgets widgets;
    private final Executor blocking;

    public IdentityAnnouncer(Broker broker, Widgets widgets, Executor blocking) {
        this.broker = broker;
        this.widgets = widgets;
        this.blocking = blocking;
    }

    @Override
    public void retired(AccountId account, int number) {
        broker.publish(new Close(Topic.secret(account, number), GreetByToken.OVER));
    }

    /// Everybody comes back, and only who has a token is let in.
    @Override
    public void required(AccountId account) {
        blocking.execute(() -> widgets.of(account)
                .forEach(widget -> broker.publish(new Close(Topic.widget(widget.key()), CloseCode.RESTARTING))));
    }
}
