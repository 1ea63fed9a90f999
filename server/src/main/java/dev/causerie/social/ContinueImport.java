package dev.causerie.social;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.Token;
import dev.causerie.social.Discover.Endpoints;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A visitor comes back from a provider: asks it who they are, and keeps that until they agree.
public final class ContinueImport {
    private static final Logger LOG = LoggerFactory.getLogger(ContinueImport.class);
    private static final int LONGEST = 4_096;
    /// What providers say when a visitor did not want to.
    private static final Set<String> UNWILLING = Set.of(
            "access_denied", "login_required", "consent_required", "interaction_required", "user_cancelled_login");

    public enum Refusal {
        /// Nobody went out like this: it has ended, was used, or began in another browser.
        EXPIRED,
        /// The visitor did not want to.
        DECLINED,
        /// It was switched off meanwhile.
        OFF,
        /// The provider is of no use now.
        UNAVAILABLE,
        /// It said neither a name nor an address.
        NOTHING
    }

    /// What the provider sent the visitor back with; each may be null.
    ///
    /// @param issuer who it says it is (RFC 9207)
    public record Answer(String state, String code, String error, String issuer) {}

    private final Providers providers;
    private final Imports imports;
    private final Discover discover;
    private final Redeem redeem;
    private final Clock clock;

    public ContinueImport(Providers providers, Imports imports, Discover discover, Redeem redeem, Clock clock) {
        this.providers = providers;
        this.imports = imports;
        this.discover = discover;
        this.redeem = redeem;
        this.clock = clock;
    }

    /// Blocks.
    ///
    /// @param browser the secret in its cookie, or null
    public Outcome<Profile, Refusal> comeBack(Answer answer, String browser) {
        if (!plausible(answer.state()) || !plausible(browser)) {
            return Outcome.refused(Refusal.EXPIRED);
        }
        var place = new Imports.Place(new Token(answer.state()).hash(), new Token(browser).hash());
        Optional<Import> back = imports.comeBack(place, clock.now());
        if (back.isEmpty()) {
            return Outcome.refused(Refusal.EXPIRED);
        }
        if (answer.error() != null || !plausible(answer.code())) {
            boolean unwilling = answer.error() != null && UNWILLING.contains(answer.error());
            return Outcome.refused(unwilling ? Refusal.DECLINED : Refusal.UNAVAILABLE);
        }
        Optional<Provider> provider = providers
                .find(back.get().account(), back.get().provider())
                .filter(one -> one.setup().enabled());
        if (provider.isEmpty()) {
            return Outcome.refused(Refusal.OFF);
        }
        return switch (ask(provider.get(), back.get(), answer)) {
            case Outcome.Refused<Profile, Trouble>(Trouble trouble) -> {
                LOG.warn("Provider {} is of no use: {}", provider.get().id(), trouble);
                yield Outcome.refused(Refusal.UNAVAILABLE);
            }
            case Outcome.Done<Profile, Trouble>(Profile profile) -> {
                if (profile.isEmpty()) {
                    yield Outcome.refused(Refusal.NOTHING);
                }
                imports.keep(place, profile);
                yield Outcome.done(profile);
            }
        };
    }

    private static boolean plausible(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST;
    }

    private Outcome<Profile, Trouble> ask(Provider provider, Import back, Answer answer) {
        return switch (discover.discover(provider.setup())) {
            case Outcome.Refused<Endpoints, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
            case Outcome.Done<Endpoints, Trouble>(Endpoints at) -> {
                // An answer of one provider must not be brought to another.
                if (answer.issuer() != null
                        && !at.issuer().isEmpty()
                        && !answer.issuer().equals(at.issuer())) {
                    yield Outcome.refused(Trouble.of(Trouble.Kind.ISSUER));
                }
                var brought = new Redeem.Brought(answer.code(), back.verifier(), back.redirect(), back.nonce());
                yield redeem.redeem(provider.setup(), at, brought);
            }
        };
    }
}
