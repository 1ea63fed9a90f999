package dev.causerie.gate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The [GateRules] of one widget, made ready to be asked for each visitor. Never blocks.
public final class Gate {
    /// Without rules.
    public static final Gate OPEN = new Gate(GateRules.OPEN);

    public enum Denial {
        /// From this country nobody may chat.
        COUNTRY,
        /// On this page nobody may; its developer should know.
        DOMAIN
    }

    private final Set<String> countries;
    private final Domains domains;

    public Gate(GateRules rules) {
        countries = rules.countriesOn() ? new HashSet<>(rules.countries()) : Set.of();
        domains = rules.domainsOn() ? new Domains(rules.domains()) : null;
    }

    /// Whether there is a list of domains with this one on it.
    ///
    /// @param origin of a page, or null
    public boolean lists(String origin) {
        return domains != null && Domain.of(origin).filter(domains::has).isPresent();
    }

    /// Whose country is not known may come in. A page whose origin is not known may not, where domains are listed: a
    /// browser always tells it.
    ///
    /// @param origin of the page, or null
    /// @param country by ISO 3166
    /// @return why not
    public Optional<Denial> denies(String origin, Optional<String> country) {
        if (domains != null && !lists(origin)) {
            return Optional.of(Denial.DOMAIN);
        }
        return country.filter(countries::contains).map(blocked -> Denial.COUNTRY);
    }
}
