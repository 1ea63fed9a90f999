package dev.causerie.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// From where visitors of one widget may come.
///
/// @param countries from which nobody may, while `countriesOn`, by ISO 3166
/// @param domains of the pages on which visitors may, while `domainsOn`, like `shop.example` or `*.shop.example`
public record GateRules(boolean countriesOn, List<String> countries, boolean domainsOn, List<String> domains) {
    public static final GateRules OPEN = new GateRules(false, List.of(), false, List.of());
    private static final Set<String> KNOWN = known();
    private static final int MOST_TOLD = 20;

    /// The databases of addresses know Kosovo too, which has no code of ISO's.
    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        known.add("XK");
        return known;
    }

    public GateRules {
        countries = countries == null ? null : countries.stream().distinct().toList();
        domains = domains == null ? null : List.copyOf(domains);
    }

    /// @return what is wrong with which field, like `domains.3`: `empty`, `unknown` or `invalid`
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>();
        if (countries == null) {
            faults.put("countries", "empty");
        } else if (!KNOWN.containsAll(countries)) {
            faults.put("countries", "unknown");
        }
        if (domains == null || domainsOn && domains.isEmpty()) {
            faults.put("domains", "empty"); // nobody at all could chat
        } else {
            for (int i = 0; i < domains.size() && faults.size() < MOST_TOLD; i++) {
                if (Domain.typed(domains.get(i)).isEmpty()) {
                    faults.put("domains." + i, "invalid");
                }
            }
        }
        return faults;
    }

    /// The same in one spelling and order. Only of what has no [#faults].
    public GateRules neat() {
        return new GateRules(
                countriesOn,
                List.copyOf(new TreeSet<>(countries)),
                domainsOn,
                domains.stream()
                        .map(Domain::typed)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }
}
