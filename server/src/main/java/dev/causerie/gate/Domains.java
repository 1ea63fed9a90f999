package dev.causerie.gate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// A list of domains, made ready to be asked: however long it is, a look-up for each part of a name.
final class Domains {
    private final Set<String> exact = new HashSet<>();
    private final Set<String> above = new HashSet<>();

    /// @param all as [Domain] spells them
    Domains(Collection<String> all) {
        for (String domain : all) {
            if (domain.startsWith(Domain.ALL_BELOW)) {
                above.add(domain.substring(Domain.ALL_BELOW.length()));
            } else {
                exact.add(domain);
            }
        }
    }

    /// @param host as [Domain] spells it
    boolean has(String host) {
        if (exact.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (above.contains(host.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }
}
