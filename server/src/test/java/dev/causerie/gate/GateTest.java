package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.gate.Gate.Denial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Optional<String> FRANCE = Optional.of("FR");
    private static final String SHOP = "https://shop.example";

    private static Gate gate(boolean countriesOn, boolean domainsOn) {
        return new Gate(new GateRules(countriesOn, List.of("FR", "BE"), domainsOn, List.of("shop.example")));
    }

    @Test
    void withoutRulesEverybodyMayComeIn() {
        assertThat(Gate.OPEN.denies(null, Optional.empty())).isEmpty();
        assertThat(gate(false, false).denies("https://other.example", FRANCE)).isEmpty();
    }

    @Test
    void whoIsFromABlockedCountryMayNot() {
        Gate gate = gate(true, false);
        assertThat(gate.denies(SHOP, FRANCE)).contains(Denial.COUNTRY);
        assertThat(gate.denies(SHOP, Optional.of("DE"))).isEmpty();
        assertThat(gate.denies(SHOP, Optional.empty())).as("not known").isEmpty();
    }

    @Test
    void onAPageThatIsNotListedNobodyMay() {
        Gate gate = gate(false, true);
        assertThat(gate.denies(SHOP, FRANCE)).isEmpty();
        assertThat(gate.denies("https://other.example", FRANCE)).contains(Denial.DOMAIN);
        assertThat(gate.denies("null", FRANCE)).as("a page without origin").contains(Denial.DOMAIN);
        assertThat(gate.denies(null, FRANCE)).as("no page at all").contains(Denial.DOMAIN);
    }

    @Test
    void theDeveloperOfAPageIsToldRatherThanTheVisitor() {
        assertThat(gate(true, true).denies("https://other.example", FRANCE)).contains(Denial.DOMAIN);
    }

    @Test
    void rulesSayWhatIsWrongWithThem() {
        assertThat(GateRules.OPEN.faults()).isEmpty();
        assertThat(new GateRules(true, List.of("FR", "XK"), true, List.of("a.example")).faults())
                .isEmpty();
        assertThat(new GateRules(true, List.of("FR", "ZZ"), true, List.of("a.example", "*", "b c")).faults())
                .isEqualTo(Map.of("countries", "unknown", "domains.1", "invalid", "domains.2", "invalid"));
        assertThat(new GateRules(true, List.of("fr"), false, null).faults())
                .isEqualTo(Map.of("countries", "unknown", "domains", "empty"));
        assertThat(new GateRules(true, null, true, List.of()).faults())
                .as("nobody could chat")
                .isEqualTo(Map.of("countries", "empty", "domains", "empty"));
        assertThat(new GateRules(false, List.of(), false, List.of()).faults()).isEmpty();
        assertThat(new GateRules(false, List.of(), true, java.util.Collections.nCopies(1_000, "*")).faults())
                .hasSizeLessThan(30);
    }

    @Test
    void rulesAreKeptInOneSpelling() {
        GateRules neat = new GateRules(
                        true,
                        List.of("FR", "BE", "FR"),
                        true,
                        List.of("https://Shop.example/", "shop.example", "b.example"))
                .neat();
        assertThat(neat.countries()).containsExactly("BE", "FR");
        assertThat(neat.domains()).containsExactly("shop.example", "b.example");
    }
}
