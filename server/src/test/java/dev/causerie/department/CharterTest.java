package dev.causerie.department;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AgentId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharterTest {
    private static final AgentId NORA = new AgentId(11);
    private static final List<AgentId> TEAM = List.of(NORA, new AgentId(12));

    private static Charter named(String name) {
        return new Charter(name, "", true, List.of());
    }

    @Test
    void aNameIsEnough() {
        Charter charter = new Charter("  Sales ", null, true, null);
        assertThat(charter).isEqualTo(named("Sales"));
        assertThat(charter.faults(TEAM)).isEmpty();
    }

    @Test
    void sixtyLettersAreANameAndThreeHundredADescription() {
        assertThat(new Charter("😀".repeat(60), "é".repeat(300), true, TEAM).faults(TEAM))
                .isEmpty();
        assertThat(new Charter("😀".repeat(61), "é".repeat(301), true, TEAM).faults(TEAM))
                .isEqualTo(Map.of("name", "too_long", "description", "too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aNameHasToBeThere(String name) {
        assertThat(named(name).faults(TEAM)).isEqualTo(Map.of("name", "empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\u202eb", "a\ud800b", "a\u2066b"})
    void aNameIsOneLineOfText(String name) {
        assertThat(named(name).faults(TEAM)).isEqualTo(Map.of("name", "invalid"));
    }

    @Test
    void aDescriptionMayHaveLines() {
        assertThat(new Charter("Sales", "one\ntwo", true, List.of()).faults(TEAM))
                .isEmpty();
        assertThat(new Charter("Sales", "one\0two", true, List.of()).faults(TEAM))
                .isEqualTo(Map.of("description", "invalid"));
    }

    @Test
    void onlyTheTeamIsInIt() {
        assertThat(new Charter("Sales", "", true, List.of(NORA, new AgentId(99))).faults(TEAM))
                .isEqualTo(Map.of("members", "unknown"));
        assertThat(new Charter("Sales", "", true, List.of(NORA, NORA)).members())
                .containsExactly(NORA);
    }

    @ParameterizedTest
    @CsvSource({"Sales, SALES", "Service Clients, service  clients", "ÉTÉ, été", "E\u0301TE\u0301, été", "ﬁx, FIX"})
    void namesThatReadTheSameAreTheSame(String one, String other) {
        assertThat(named(one).key()).isEqualTo(named(other).key());
    }
}
