package dev.causerie.announce;

import dev.causerie.ban.Bans;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.live.Broker;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Publication;
import dev.causerie.live.Publication.Close;
import dev.causerie.live.Publication.Review;
import java.util.ArrayList;
import java.util.List;

/// Sends away who may not chat any more.
public final class GateAnnouncer implements Bans.Listener {
    /// The page's domain is not among those allowed.
    public static final CloseCode NOT_LISTED = new CloseCode(
            4203, "chat is not offered here, since this page's domain is not among those allowed for the widget.");
    /// Somebody who is banned, or from a country that is blocked, is told nothing else.
    public static final CloseCode NO_CHAT = new CloseCode(4204);

    private final Broker broker;

    public GateAnnouncer(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void banned(AccountId account, List<VisitorId> visitors) {
        List<Publication> batch = new ArrayList<>(2 * visitors.size() + 1);
        for (VisitorId visitor : visitors) {
            batch.add(new Close(Topic.visitor(visitor), NO_CHAT));
            batch.add(new Close(Topic.signedIn(visitor), NO_CHAT));
        }
        batch.add(new Review(Topic.site(account)));
        broker.publish(batch);
    }

    /// Other rules hold for the account's sites.
    public void changed(AccountId account) {
        broker.publish(new Review(Topic.site(account)));
    }
}
