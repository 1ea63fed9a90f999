package dev.causerie.resume;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.WidgetId;
import dev.causerie.security.Token;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visitors;
import java.time.Duration;

/// Makes a link for a mail that lets its reader go on in the chat: once, within 14 days.
public final class OfferResume {
    public static final Duration LIFE = Duration.ofDays(14);
    /// So long it is said of a link that it has ended, and not that there never was one.
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final ResumeLinks links;
    private final Visitors visitors;
    private final Clock clock;

    public OfferResume(ResumeLinks links, Visitors visitors, Clock clock) {
        this.links = links;
        this.visitors = visitors;
        this.clock = clock;
    }

    /// @param reader as whom the mail's reader goes on: somebody whose token nobody else has. As they are called here
    ///   until they say otherwise
    /// @param url the page the message was written on, or empty
    public record Offer(WidgetId widget, Visitor reader, String url, String language) {}

    /// Blocks.
    public Token offer(Offer offer) {
        long now = clock.now();
        Token token = Token.random();
        Visitor reader = offer.reader();
        if (visitors.find(reader.account(), reader.id()).isEmpty()) {
            visitors.tell(reader.account(), reader.id(), reader.details(), now);
        }
        var link = new ResumeLink(
                reader.account(), offer.widget(), reader.id(), offer.url(), offer.language(), now + LIFE.toMillis(), 0);
        links.removeExpired(now - REMEMBERED.toMillis());
        links.add(token.hash(), link, now);
        return token;
    }
}
