package dev.causerie.geo;

import java.util.Optional;

/// Tells the country of an address. Never blocks, from any thread.
@FunctionalInterface
public interface Countries {
    /// Knows no country at all.
    Countries NONE = address -> Optional.empty();

    /// @param address of a client; any text is answered, null too
    /// @return two capital letters (ISO 3166)
    Optional<String> of(String address);
}
