package dev.causerie.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.AccountStatus;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DesksTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);
    private static final AgentId NORA = new AgentId(11);
    private static final AgentId LOUIS = new AgentId(12);

    private long now = 1_000;
    private final Desks desks = new Desks(() -> now);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void listen() {
        desks.listen(new Desks.Listener() {
            @Override
            public void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected) {
                told.add(agent.value() + " " + status + (connected ? "" : " gone"));
            }

            @Override
            public void status(AccountId account, AccountStatus status) {
                told.add("account " + account.value() + " " + status);
            }
        });
    }

    private void pass(long millis) {
        now += millis;
        desks.tick();
    }

    @Test
    void theFirstWhoComesOpensTheAccountAndTheLastClosesIt() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.arrive(ACME, LOUIS, AgentStatus.AWAY);
        desks.leave(ACME, NORA);
        pass(15_000);
        desks.leave(ACME, LOUIS);
        pass(15_000);
        assertThat(told)
                .containsExactly(
                        "11 ONLINE",
                        "account 1 ONLINE",
                        "12 AWAY",
                        "11 ONLINE gone",
                        "account 1 AWAY",
                        "12 AWAY gone",
                        "account 1 OFFLINE");
        assertThat(desks.presences(ACME)).isEmpty();
    }

    @Test
    void aReloadIsNoAbsence() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        told.clear();
        desks.leave(ACME, NORA);
        pass(14_999);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        pass(60_000);
        assertThat(desks.presences(ACME)).containsExactly(new Presence(NORA, AgentStatus.ONLINE));
        assertThat(told).isEmpty();
    }

    @Test
    void whoIsExpectedCountsUntilTheyShouldHaveComeBack() {
        desks.expect(ACME, NORA, AgentStatus.ONLINE);
        pass(29_999);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        pass(1);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
        assertThat(told).containsExactly("11 ONLINE", "account 1 ONLINE", "11 ONLINE gone", "account 1 OFFLINE");
    }

    @Test
    void whoIsExpectedAndComesHasNeverBeenAway() {
        desks.expect(ACME, NORA, AgentStatus.ONLINE);
        told.clear();
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        pass(60_000);
        assertThat(desks.presences(ACME)).containsExactly(new Presence(NORA, AgentStatus.ONLINE));
        assertThat(told).isEmpty();
    }

    @Test
    void whoIsExpectedAndSignsOutIsGone() {
        desks.expect(ACME, NORA, AgentStatus.ONLINE);
        desks.leaveNow(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void expectingWhoHasComeChangesNothing() {
        desks.arrive(ACME, NORA, AgentStatus.AWAY);
        desks.expect(ACME, NORA, AgentStatus.ONLINE);
        pass(60_000);
        assertThat(desks.presences(ACME)).containsExactly(new Presence(NORA, AgentStatus.AWAY));
    }

    @Test
    void anAgentIsThereWhileAnyOfTheirSocketsIs() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.leave(ACME, NORA);
        pass(60_000);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        desks.leave(ACME, NORA);
        pass(15_000);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void signingOutTakesTheTimeForAReloadAway() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.leaveNow(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        desks.leave(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void signingOutAfterTheSocketHasClosedIsAbsenceAtOnce() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.leave(ACME, NORA);
        desks.leaveNow(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void signingOutHereIsNoAbsenceForWhoIsSignedInElsewhere() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.leaveNow(ACME, NORA);
        desks.leave(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        pass(60_000);
        desks.leave(ACME, NORA);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        pass(15_000);
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void aStatusChosenIsToldOnceAndKeptBySocketsThatComeLater() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        told.clear();
        desks.choose(ACME, NORA, AgentStatus.AWAY);
        desks.choose(ACME, NORA, AgentStatus.AWAY);
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        assertThat(told).containsExactly("11 AWAY", "account 1 AWAY");
        assertThat(desks.presences(ACME)).containsExactly(new Presence(NORA, AgentStatus.AWAY));
    }

    @Test
    void whoIsInvisibleIsThereButOpensNothing() {
        desks.arrive(ACME, NORA, AgentStatus.INVISIBLE);
        assertThat(told).containsExactly("11 INVISIBLE");
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void whoIsNotThereChoosesAndLeavesNothing() {
        desks.choose(ACME, NORA, AgentStatus.ONLINE);
        desks.leave(ACME, NORA);
        desks.leaveNow(ACME, NORA);
        desks.tick();
        assertThat(told).isEmpty();
        assertThat(desks.presences(ACME)).isEmpty();
    }

    @Test
    void accountsDoNotSeeEachOther() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        assertThat(desks.status(OTHER)).isEqualTo(AccountStatus.OFFLINE);
        assertThat(desks.presences(OTHER)).isEmpty();
    }

    @Test
    void aListenerMayAskAndChangeTheDesks() {
        desks.listen(new Desks.Listener() {
            @Override
            public void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected) {
                if (agent.equals(NORA)) {
                    desks.arrive(account, LOUIS, AgentStatus.AWAY);
                }
            }

            @Override
            public void status(AccountId account, AccountStatus status) {}
        });
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        assertThat(told).containsExactly("11 ONLINE", "account 1 ONLINE", "12 AWAY");
    }

    @Test
    void aListenerThatFailsSilencesNobody() {
        Desks fragile = new Desks(() -> now);
        List<AgentId> heard = new ArrayList<>();
        fragile.listen(new Desks.Listener() {
            @Override
            public void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected) {
                heard.add(agent);
                throw new IllegalStateException("not today");
            }

            @Override
            public void status(AccountId account, AccountStatus status) {}
        });
        fragile.arrive(ACME, NORA, AgentStatus.ONLINE);
        fragile.arrive(ACME, LOUIS, AgentStatus.ONLINE);
        assertThat(heard).containsExactly(NORA, LOUIS);
    }

    /// What was told last is what is so, however many threads made the changes.
    @Test
    void manyThreadsEndInWhatWasToldLast() {
        for (int round = 0; round < 50; round++) {
            told.clear();
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 20; i++) {
                    AgentStatus status = AgentStatus.values()[i % 3];
                    many.submit(() -> desks.arrive(ACME, NORA, status));
                    many.submit(() -> desks.choose(ACME, NORA, status));
                    many.submit(() -> desks.leave(ACME, NORA));
                    many.submit(() -> desks.leaveNow(ACME, NORA));
                }
            }
            pass(15_000);
            String last =
                    told.stream().filter(line -> line.startsWith("11")).toList().getLast();
            List<Presence> there = desks.presences(ACME);
            assertThat(last.endsWith("gone")).isEqualTo(there.isEmpty());
            there.forEach(presence -> assertThat(last).isEqualTo("11 " + presence.status()));
            for (int i = 0; i < 40; i++) {
                desks.leave(ACME, NORA);
            }
            pass(30_000);
            assertThat(desks.presences(ACME)).isEmpty();
        }
    }
}
