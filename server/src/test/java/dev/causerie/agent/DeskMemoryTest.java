package dev.causerie.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.AccountStatus;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent.Role;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskMemoryTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AgentId NORA = new AgentId(11);
    private static final AgentId LOUIS = new AgentId(12);
    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private long now = 100 * MINUTE;
    private Database database;
    private Agents agents;
    private Desks desks;
    private DeskMemory memory;

    @BeforeEach
    void open() {
        database = TestDatabase.SQLITE.open(folder);
        new SqlAccounts(database).add(new Account(ACME, "Acme"), 1);
        agents = new SqlAgents(database);
        agents.add(agent(NORA, "Nora"), "hash", 1);
        agents.add(agent(LOUIS, "Louis"), "hash", 1);
        start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Agent agent(AgentId id, String name) {
        return new Agent(id, ACME, name + "@a.example", name, null, Role.AGENT, AgentStatus.ONLINE);
    }

    /// What was in memory is gone.
    private void start() {
        desks = new Desks(() -> now);
        memory = new DeskMemory(desks, agents, () -> now, Runnable::run);
        memory.recall();
        desks.listen(memory);
    }

    @Test
    void aRestartIsNoAbsence() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        start();
        assertThat(desks.presences(ACME)).containsExactly(new Presence(NORA, AgentStatus.ONLINE));
    }

    @Test
    void whoWasAwayOrInvisibleIsExpectedAsThat() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        agents.setStatus(ACME, NORA, AgentStatus.INVISIBLE);
        desks.arrive(ACME, LOUIS, AgentStatus.ONLINE);
        agents.setStatus(ACME, LOUIS, AgentStatus.AWAY);
        start();
        assertThat(desks.presences(ACME))
                .containsExactlyInAnyOrder(
                        new Presence(NORA, AgentStatus.INVISIBLE), new Presence(LOUIS, AgentStatus.AWAY));
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.AWAY);
    }

    @Test
    void whoHadLeftIsNotExpected() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        desks.leaveNow(ACME, NORA);
        desks.leave(ACME, NORA);
        start();
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void whoNeverCameBackIsNotExpectedTwice() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        start();
        now += Desks.EXPECT_MILLIS;
        desks.tick();
        start();
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void afterALongStopNobodyIsExpected() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        now += DeskMemory.FRESH_MILLIS + 1;
        start();
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.OFFLINE);
    }

    @Test
    void whoHasBeenThereAllDayIsExpectedAfterAShortStop() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        now += 8 * 60 * MINUTE;
        memory.refresh();
        now += MINUTE;
        start();
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
    }

    @Test
    void aDatabaseThatTakesNothingTakesNobodyFromTheirDesk() {
        database.close();
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        memory.refresh();
        assertThat(desks.status(ACME)).isEqualTo(AccountStatus.ONLINE);
        database = TestDatabase.SQLITE.open(folder);
    }
}
