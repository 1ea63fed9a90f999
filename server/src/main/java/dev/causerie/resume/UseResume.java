package dev.causerie.resume;

import dev.causerie.gate.Gate;
import dev.causerie.gate.Gates;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.Token;
import dev.causerie.security.VisitorTokens;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Whoever has the link of a mail goes on in a chat, and is led back to the page of the message only where the widget
/// has a list of domains and the page is on it: anybody may have typed both address and page.
public final class UseResume {
    private final ResumeLinks links;
    private final Widgets widgets;
    private final Gates gates;
    private final VisitorTokens visitors;
    private final Clock clock;

    public UseResume(ResumeLinks links, Widgets widgets, Gates gates, VisitorTokens visitors, Clock clock) {
        this.links = links;
        this.widgets = widgets;
        this.gates = gates;
        this.visitors = visitors;
        this.clock = clock;
    }

    public enum Refusal {
        UNKNOWN,
        USED,
        EXPIRED
    }

    /// @param key the widget's
    /// @param visitor the token by which the widget is known as the visitor
    /// @param url to where they may go back, or empty
    public record Resumed(String key, String visitor, String url) {}

    /// What the link would open, without using it: programs look at what stands in mails before people do. Blocks.
    public Outcome<ResumeLink, Refusal> look(Token token) {
        Optional<ResumeLink> link = links.find(token.hash());
        Optional<Widget> widget = link.flatMap(this::widget);
        return widget.isEmpty()
                ? Outcome.refused(Refusal.UNKNOWN)
                : switch (link.get().at(clock.now())) {
                    case OPEN ->
                        Outcome.done(
                                listed(widget.get(), link.get())
                                        ? link.get()
                                        : link.get().withoutPage());
                    case USED -> Outcome.refused(Refusal.USED);
                    case EXPIRED -> Outcome.refused(Refusal.EXPIRED);
                };
    }

    /// Blocks.
    public Outcome<Resumed, Refusal> use(Token token) {
        return switch (look(token)) {
            case Outcome.Refused<ResumeLink, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<ResumeLink, Refusal>(ResumeLink link) ->
                links.use(token.hash(), clock.now())
                        ? Outcome.done(new Resumed(
                                widget(link).orElseThrow().key(),
                                visitors.issue(link.account(), link.visitor()),
                                link.url()))
                        : Outcome.refused(Refusal.USED);
        };
    }

    private boolean listed(Widget widget, ResumeLink link) {
        try {
            URI page = new URI(link.url());
            String origin = page.getScheme() + "://" + page.getRawAuthority();
            return new Gate(gates.find(widget).rules()).lists(origin);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private Optional<Widget> widget(ResumeLink link) {
        return widgets.find(link.account(), link.widget());
    }
}
