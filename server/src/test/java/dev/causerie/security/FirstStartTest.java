package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.Outcome;
import dev.causerie.security.FirstStart.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    private static final String HERE = "http://localhost:8080";
    private static final String LINE = "first administrator: http://localhost:8080/setup?token=";

    @TempDir
    Path folder;

    private TestHouse house;
    private Foundation foundation;

    @BeforeEach
    void open() {
        house = new TestHouse(folder);
        foundation = new SqlFoundation(house.database, List.of());
    }

    @AfterEach
    void close() {
        house.close();
    }

    private FirstStart start(Wish wish) {
        var create = new CreateFirstAdministrator(foundation, house.passwords, house.ids, () -> house.now);
        return new FirstStart(foundation, create, wish, () -> house.now);
    }

    private boolean opens(String line) {
        return foundation.open(new Token(line.substring(LINE.length())).hash(), house.now);
    }

    @Test
    void theFirstStartPrintsALinkThatIsValidForADay() {
        String line = start(new Wish("", "")).line(HERE).orElseThrow();
        assertThat(line).matches(LINE.replace("?", "\\?") + "[A-Za-z0-9_-]{43}");
        house.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(opens(line)).isTrue();
        house.pass(Duration.ofMillis(1));
        assertThat(opens(line)).isFalse();
    }

    @Test
    void startingAgainMakesANewLink() {
        String first = start(new Wish("", "")).line(HERE).orElseThrow();
        String second = start(new Wish("", "")).line(HERE).orElseThrow();
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
    }

    @Test
    void theOperatorMayNameTheAdministrator() {
        Wish wish = new Wish("ops@acme.example", TestHouse.PASSWORD);
        assertThat(start(wish).line(HERE)).contains("first administrator: ops@acme.example");
        assertThat(house.signIn().signIn("ops@acme.example", TestHouse.PASSWORD, "192.0.2.1"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(start(wish).line(HERE)).isEmpty();
        assertThat(wish.toString()).doesNotContain(TestHouse.PASSWORD);
    }

    @Test
    void aNameThatIsNoGoodIsSaidAndNobodyIsMade() {
        String line = start(new Wish("ops@acme.example", "short")).line(HERE).orElseThrow();
        assertThat(line)
                .contains("CAUSERIE_ADMIN_PASSWORD")
                .contains("too_short")
                .doesNotContain("short}x");
        assertThat(foundation.laid()).isFalse();
    }

    @Test
    void onceSomebodyCanSignInThereIsNothingToSay() {
        house.agent("nora@acme.example");
        assertThat(start(new Wish("", "")).line(HERE)).isEmpty();
        assertThat(start(new Wish("ops@acme.example", TestHouse.PASSWORD)).line(HERE))
                .isEmpty();
    }
}
