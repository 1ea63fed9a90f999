package dev.causerie.social;

import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.Token;
import dev.causerie.visitor.Details;
import java.util.Optional;

/// A visitor looks at what a provider said of them, and agrees that it goes to the team, or does not.
public final class FinishImport {
    private static final int LONGEST = 200;
    private static final int ID_LETTERS = 24;

    public enum Refusal {
        /// Nothing waits in this browser, or something else than the page shows.
        EXPIRED,
        /// It was switched off meanwhile, or is not for them.
        OFF,
        /// It could not be stored now.
        UNAVAILABLE
    }

    /// Takes what a visitor has agreed to.
    @FunctionalInterface
    public interface Handover {
        /// Blocks.
        ///
        /// @param id the same for a repeat
        /// @return whether it is on disk
        boolean hand(Actor.Visitor visitor, String id, Details details);
    }

    private final BeginImport.Books books;
    private final BeginImport.Door door;
    private final Handover handover;
    private final Clock clock;

    public FinishImport(BeginImport.Books books, BeginImport.Door door, Handover handover, Clock clock) {
        this.books = books;
        this.door = door;
        this.handover = handover;
        this.clock = clock;
    }

    /// @param id what the page says it by
    /// @param provider its name
    /// @param site who will get it
    public record Shown(String id, String provider, String site, String language, Profile profile) {}

    /// Blocks.
    ///
    /// @param browser the secret in its cookie, or null
    public Outcome<Shown, Refusal> look(String browser) {
        return switch (find(browser)) {
            case Outcome.Refused<Found, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<Found, Refusal>(Found(var place, Import waiting, Setup setup)) ->
                Outcome.done(new Shown(id(place), setup.name(), waiting.site(), waiting.language(), waiting.profile()));
        };
    }

    /// Blocks.
    ///
    /// @param id of what the page shows, so that nobody agrees to something else
    /// @param from the visitor's address
    public Outcome<Shown, Refusal> agree(String browser, String id, String from) {
        return switch (find(browser)) {
            case Outcome.Refused<Found, Refusal>(Refusal reason) -> Outcome.refused(reason);
            case Outcome.Done<Found, Refusal>(Found(var place, Import waiting, Setup setup)) -> {
                if (!id(place).equals(id)) {
                    yield Outcome.refused(Refusal.EXPIRED);
                }
                if (!admitted(waiting, from)) {
                    yield Outcome.refused(Refusal.OFF);
                }
                Details details = waiting.profile().details(setup.name());
                if (!handover.hand(waiting.actor(), "social-" + id(place), details)) {
                    yield Outcome.refused(Refusal.UNAVAILABLE);
                }
                books.imports().finish(place, clock.now());
                yield Outcome.done(new Shown(id, setup.name(), waiting.site(), waiting.language(), waiting.profile()));
            }
        };
    }

    private boolean admitted(Import waiting, String from) {
        return books.widgets()
                .find(waiting.account(), waiting.widget())
                .filter(widget -> door.admits(widget, waiting.visitor(), waiting.site(), from))
                .isPresent();
    }

    /// The visitor does not want to: forgets what was said. Blocks.
    public void decline(String browser) {
        if (plausible(browser)) {
            books.imports()
                    .waiting(new Token(browser).hash(), clock.now())
                    .ifPresent(found -> books.imports().finish(found.place(), clock.now()));
        }
    }

    private record Found(Imports.Place place, Import waiting, Setup setup) {}

    private Outcome<Found, Refusal> find(String browser) {
        Optional<Imports.Waiting> found =
                plausible(browser) ? books.imports().waiting(new Token(browser).hash(), clock.now()) : Optional.empty();
        if (found.isEmpty() || found.get().waiting().profile() == null) {
            return Outcome.refused(Refusal.EXPIRED);
        }
        Import waiting = found.get().waiting();
        return books.providers()
                .find(waiting.account(), waiting.provider())
                .filter(one -> one.setup().enabled())
                .<Outcome<Found, Refusal>>map(
                        one -> Outcome.done(new Found(found.get().place(), waiting, one.setup())))
                .orElseGet(() -> Outcome.refused(Refusal.OFF));
    }

    private static boolean plausible(String browser) {
        return browser != null && !browser.isEmpty() && browser.length() <= LONGEST;
    }

    private static String id(Imports.Place place) {
        return place.state().substring(0, ID_LETTERS);
    }
}
