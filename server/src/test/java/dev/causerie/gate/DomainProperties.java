package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever stands in a list and whoever asks: the answer is that of somebody who looks at each entry.
class DomainProperties {
    @Property(tries = 500)
    void aListAnswersAsIfEachOfItWereLookedAt(
            @ForAll("lists") List<String> listed, @ForAll("hosts") String host, @ForAll("ways") Way way) {
        boolean expected = listed.stream()
                .anyMatch(one -> one.startsWith("*.") ? host.endsWith(one.substring(1)) : host.equals(one));
        GateRules rules = new GateRules(false, List.of(), true, listed);
        Gate gate = new Gate(rules.neat());
        assertThat(gate.denies(way.origin(host), java.util.Optional.empty()).isEmpty())
                .as("%s on %s of %s", host, way, listed)
                .isEqualTo(expected);
    }

    @Property(tries = 500)
    void anyTextIsAnsweredAndWhatIsTakenStaysAsItIs(@ForAll String text) {
        Domain.of(text);
        Domain.typed(text)
                .ifPresent(spelled -> assertThat(Domain.typed(spelled)).contains(spelled));
    }

    record Way(String scheme, String port, boolean upper, boolean dot) {
        String origin(String host) {
            String name = (upper ? host.toUpperCase(Locale.ROOT) : host) + (dot ? "." : "");
            return scheme + "://" + name + port;
        }
    }

    @Provide
    Arbitrary<Way> ways() {
        return Combinators.combine(
                        Arbitraries.of("http", "https", "HTTPS"),
                        Arbitraries.of("", ":80", ":8443"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Way::new);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.of("a", "b", "shop", "x1", "xn--caf-dma")
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(parts -> String.join(".", parts));
    }

    @Provide
    Arbitrary<List<String>> lists() {
        Arbitrary<String> below = hosts().map("*."::concat);
        return Arbitraries.oneOf(hosts(), below).list().ofMinSize(1).ofMaxSize(6);
    }
}
