package dev.causerie.resume;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.security.Token;
import java.time.Duration;

/// Makes a link for a mail that lets its reader go on in the chat: once, within 14 days.
public final class OfferResume {
    public static final Duration LIFE = Duration.ofDays(14);
    /// So long it is said of a link that it has ended, and not that there never was one.
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final ResumeLinks links;
    private final Clock clock;

    public OfferResume(ResumeLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /// @param url the page the visitor wrote from, or empty
    public record Offer(AccountId account, WidgetId widget, VisitorId visitor, String url, String language) {}

    /// Blocks.
    public Token offer(Offer offer) {
        long now = clock.now();
        Token token = Token.random();
        var link = new ResumeLink(
                offer.account(),
                offer.widget(),
                offer.visitor(),
                offer.url(),
                offer.language(),
                now + LIFE.toMillis(),
                0);
        links.removeExpired(now - REMEMBERED.toMillis());
        links.add(token.hash(), link, now);
        return token;
    }
}
