package dev.causerie.feed;

import dev.causerie.announce.LookAnnouncer;
import dev.causerie.identity.GreetByToken;
import dev.causerie.identity.GreetByToken.Welcomed;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Handshake;
import dev.causerie.site.Lookout;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Software;
import dev.causerie.visitor.Visit;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.VisitorFrame;
import dev.causerie.words.OwnWords;
import java.util.List;
import java.util.Optional;

/// A browser says hello: which widget it belongs to, and whether it is somebody we know.
public final class OpenVisit {
    private final Widgets widgets;
    private final OwnWords own;
    private final GreetByToken greet;
    private final Doorkeeper keeper;
    private final Lookout lookout;
    private final Clock clock;

    public OpenVisit(
            Widgets widgets, OwnWords own, GreetByToken greet, Doorkeeper keeper, Lookout lookout, Clock clock) {
        this.widgets = widgets;
        this.own = own;
        this.greet = greet;
        this.keeper = keeper;
        this.lookout = lookout;
        this.clock = clock;
    }

    /// @param widget as it is for visitors now
    /// @param look what the page does not know yet of how the widget looks, or null
    /// @param welcomed who they are; who came with no token at all has no chat to look for
    public record Opened(Widget widget, ServerFrame look, Actor.Visitor visitor, Welcomed welcomed, Visit visit) {}

    /// Blocks.
    public Outcome<Opened, CloseCode> open(VisitorFrame.Hello hello, Handshake handshake) {
        Optional<Widget> widget = widgets.find(hello.key());
        String page = page(hello, handshake);
        if (widget.isEmpty()) {
            widgets.revoked(hello.key()).ifPresent(revoked -> lookout.fetchedInVain(revoked, page));
            return Outcome.refused(LookAnnouncer.UNKNOWN_KEY);
        }
        var account = widget.get().account();
        keeper.open(account);
        Optional<CloseCode> refused = keeper.refuses(widget.get(), Doorkeeper.Caller.of(handshake));
        if (refused.isPresent()) {
            lookout.fetched(widget.get().id(), account, page);
            return Outcome.refused(refused.get());
        }
        lookout.connected(widget.get().id(), account, page, !Boolean.TRUE.equals(hello.again()));
        return switch (greet.greet(account, hello.token(), hello.jwt())) {
            case Outcome.Refused<Welcomed, CloseCode>(CloseCode code) -> Outcome.refused(code);
            case Outcome.Done<Welcomed, CloseCode>(Welcomed welcomed) ->
                Outcome.done(new Opened(
                        widget.get(),
                        news(hello, widget.get()),
                        new Actor.Visitor(account, welcomed.greeted().visitor()),
                        welcomed,
                        visit(hello, handshake, widget.get().look().rating())));
        };
    }

    private ServerFrame news(VisitorFrame.Hello hello, Widget widget) {
        boolean old = hello.look() != null && hello.look() < widget.version();
        return old ? LookAnnouncer.frame(widget, own) : null;
    }

    /// What the browser says of the page is surer than what the page says of itself.
    private static String page(VisitorFrame.Hello hello, Handshake handshake) {
        String origin = handshake.origin();
        return origin == null || origin.equals("null") ? hello.page().url() : origin;
    }

    private Visit visit(VisitorFrame.Hello hello, Handshake handshake, boolean rating) {
        Software software = Software.of(handshake.userAgent());
        PageView page = new PageView(hello.page().url(), hello.page().title(), clock.now());
        return new Visit(
                software.browser(),
                software.system(),
                hello.language(),
                keeper.country(handshake.address()).orElse(null),
                handshake.address(),
                hello.referrer(),
                rating,
                List.of(page));
    }
}
