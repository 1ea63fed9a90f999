package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SignIn.Opened;
import dev.causerie.security.SignIn.Refusal;
import dev.causerie.security.SignIn.Refusal.InvalidCredentials;
import dev.causerie.security.SignIn.Refusal.TooManyAttempts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final String HERE = "192.0.2.7";
    private static final Outcome<Opened, Refusal> WRONG = Outcome.refused(new InvalidCredentials());

    @TempDir
    Path folder;

    private TestHouse house;
    private SignIn signIn;
    private Agent nora;

    @BeforeEach
    void open() {
        house = new TestHouse(folder);
        nora = house.agent("nora@acme.example");
        signIn = house.signIn();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Outcome<Opened, Refusal> right(String address) {
        return signIn.signIn("nora@acme.example", TestHouse.PASSWORD, address);
    }

    private Outcome<Opened, Refusal> wrong(String email, String address) {
        return signIn.signIn(email, "not it", address);
    }

    private static Outcome<Opened, Refusal> comeBackIn(long seconds) {
        return Outcome.refused(new TooManyAttempts(seconds));
    }

    @Test
    void theRightPasswordOpensASession() {
        var outcome = right(HERE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            Opened opened = (Opened) done.result();
            assertThat(opened.agent()).isEqualTo(nora);
            assertThat(opened.account().name()).isEqualTo("Acme");
            assertThat(house.find.find(opened.token().text())).isPresent();
        });
    }

    @Test
    void anAddressIsTheSameHoweverItIsTyped() {
        assertThat(signIn.signIn(" Nora@ACME.example\n", TestHouse.PASSWORD, HERE))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
        assertThat(wrong("nora@acme.example", HERE)).isEqualTo(WRONG);
        assertThat(wrong("nobody@acme.example", HERE)).isEqualTo(WRONG);
        assertThat(wrong("", HERE)).isEqualTo(WRONG);
        assertThat(signIn.signIn("nora@acme.example", "x".repeat(1_001), HERE)).isEqualTo(WRONG);
    }

    @Test
    void fiveWrongAttemptsAreEnoughForAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong("nora@acme.example", HERE)).isEqualTo(WRONG);
        }
        assertThat(right(HERE)).isEqualTo(comeBackIn(900));
        house.pass(Duration.ofMinutes(10));
        assertThat(right(HERE)).isEqualTo(comeBackIn(300));
        house.pass(Duration.ofMinutes(5));
        assertThat(right(HERE)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anUnknownAddressIsLimitedLikeAKnownOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong("nobody@acme.example", HERE)).isEqualTo(WRONG);
        }
        assertThat(wrong("nobody@acme.example", HERE)).isEqualTo(comeBackIn(900));
    }

    @Test
    void somebodyElsesAttemptsDoNotLockMeOut() {
        for (int i = 0; i < 6; i++) {
            wrong("nora@acme.example", "203.0.113.9");
        }
        assertThat(right(HERE)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anotherAddressOfTheSameNetworkIsNoNewStart() {
        for (int i = 0; i < 5; i++) {
            wrong("nora@acme.example", "2001:db8:1:2::" + i);
        }
        assertThat(right("2001:db8:1:2:ffff::1")).isEqualTo(comeBackIn(900));
        assertThat(right("2001:db8:1:3::1")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void successStartsAfresh() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(wrong("nora@acme.example", HERE)).isEqualTo(WRONG);
            }
            assertThat(right(HERE)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void oneNetworkMayNotTryManyAddresses() {
        for (int i = 0; i < 50; i++) {
            assertThat(wrong("a" + i + "@acme.example", HERE)).isEqualTo(WRONG);
        }
        assertThat(wrong("a50@acme.example", HERE)).isEqualTo(comeBackIn(900));
        assertThat(right(HERE)).isEqualTo(comeBackIn(900));
    }

    @Test
    void attemptsAtTheSameMomentAreCountedToo() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Opened, Refusal>>> tries = IntStream.range(0, 20)
                    .mapToObj(i -> many.submit(() -> wrong("nora@acme.example", HERE)))
                    .toList();
            int let = 0;
            for (var one : tries) {
                let += one.get().equals(WRONG) ? 1 : 0;
            }
            assertThat(let).isEqualTo(5);
        }
    }
}
