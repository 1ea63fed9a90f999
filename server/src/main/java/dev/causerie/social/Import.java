package dev.causerie.social;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import java.time.Duration;

/// A visitor on the way to a provider and back.
///
/// @param site whose page they came from, as their browser says: scheme, host and port
/// @param language the widget's
/// @param nonce what the provider must sign
/// @param verifier whose hash went to the provider with them
/// @param redirect where they come back to
/// @param profile what the provider said, or null until then
/// @param expires after which nobody comes back any more
public record Import(
        AccountId account,
        WidgetId widget,
        VisitorId visitor,
        Provider.Id provider,
        String site,
        String language,
        String nonce,
        String verifier,
        String redirect,
        Profile profile,
        long expires) {
    /// Long enough to sign in and to look for a telephone meanwhile.
    public static final Duration LIFE = Duration.ofMinutes(10);

    /// How long a name and an address that nobody came back for may lie about after that.
    static final Duration LEFT_OVER = Duration.ofSeconds(5);

    Actor.Visitor actor() {
        return new Actor.Visitor(account, visitor);
    }
}
