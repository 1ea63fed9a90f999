package dev.causerie.social;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sets a provider up, or changes it.
public final class SaveProvider {
    /// Why it was not saved.
    public sealed interface Refusal {
        /// Somebody has changed it meanwhile.
        record Outdated() implements Refusal {}

        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Providers providers;
    private final Ids ids;
    private final Clock clock;

    public SaveProvider(Providers providers, Ids ids, Clock clock) {
        this.providers = providers;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome<Provider, Refusal> add(AccountId account, Setup typed) {
        return switch (complete(typed, null)) {
            case Outcome.Refused<Setup, Map<String, String>>(var fields) ->
                Outcome.refused(new Refusal.Invalid(fields));
            case Outcome.Done<Setup, Map<String, String>>(Setup setup) -> {
                Provider made = new Provider(new Provider.Id(ids.next()), account, 1, setup);
                yield providers.add(made, clock.now()) == Providers.Saved.DONE
                        ? Outcome.done(made)
                        : Outcome.refused(new Refusal.Invalid(Map.of("kind", "too_many")));
            }
        };
    }

    /// @param base the version that the change was made from
    public Outcome<Provider, Refusal> change(Provider known, int base, Setup typed) {
        return switch (complete(typed, known.setup())) {
            case Outcome.Refused<Setup, Map<String, String>>(var fields) ->
                Outcome.refused(new Refusal.Invalid(fields));
            case Outcome.Done<Setup, Map<String, String>>(Setup setup) -> {
                Provider was = new Provider(known.id(), known.account(), base, known.setup());
                yield providers.change(was, setup) == Providers.Saved.DONE
                        ? Outcome.done(new Provider(known.id(), known.account(), base + 1, setup))
                        : Outcome.refused(new Refusal.Outdated());
            }
        };
    }

    /// With the secret that is stored, where it stays. It goes only where it was typed for: with another client or
    /// address it has to be typed again, so that nobody has it sent elsewhere who does not know it.
    ///
    /// @param stored or null
    static Outcome<Setup, Map<String, String>> complete(Setup typed, Setup stored) {
        Map<String, String> faults = new LinkedHashMap<>(typed.faults());
        Setup setup = typed;
        if (typed.secret() == null) {
            boolean known = stored != null && !stored.secret().isEmpty();
            if (known && !stored.isSameClientAs(typed)) {
                faults.putIfAbsent("secret", "retype");
            }
            setup = typed.with(known ? stored.secret() : "");
        }
        if (setup.secret().isEmpty() && setup.kind() != Setup.Kind.OPENID) {
            faults.putIfAbsent("secret", "empty");
        }
        return faults.isEmpty() ? Outcome.done(setup) : Outcome.refused(faults);
    }
}
