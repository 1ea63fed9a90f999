package dev.causerie.agent;

import static dev.causerie.sql.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.Agents.SigningIn;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlAgentsTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Agents agents;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        SqlAccounts accounts = new SqlAccounts(database);
        accounts.add(new Account(ACME, "Acme"), 1);
        accounts.add(new Account(OTHER, "Other"), 1);
        agents = new SqlAgents(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Agent agent(long id, AccountId account, String name) {
        return new Agent(
                new AgentId(id), account, name + "@a.example", name, null, Role.ADMINISTRATOR, AgentStatus.AWAY);
    }

    @Test
    void whatWasAddedIsFoundWholeWithinItsAccountOnly() {
        Agent nora = new Agent(
                new AgentId(11), ACME, "nora@a.example", "Nora", "Support", Role.OWNER, AgentStatus.INVISIBLE);
        agents.add(nora, "hash", 5);
        assertThat(agents.find(ACME, nora.id())).contains(nora);
        assertThat(agents.find(OTHER, nora.id())).isEmpty();
        assertThat(agents.of(OTHER)).isEmpty();
    }

    @Test
    void theAgentsOfAnAccountComeByName() {
        Agent zoe = agent(11, ACME, "zoe");
        Agent anna = agent(12, ACME, "anna");
        agents.add(zoe, "hash", 5);
        agents.add(anna, "hash", 6);
        agents.add(agent(13, OTHER, "else"), "hash", 7);
        assertThat(agents.of(ACME)).containsExactly(anna, zoe);
    }

    @Test
    void anEmailSignsInHoweverItIsWrittenAndBelongsToOneAgent() {
        Agent nora = agent(11, ACME, "nora");
        agents.add(nora, "hash", 5);
        assertThat(agents.signingIn("NORA@A.example")).contains(new SigningIn(nora, "hash"));
        assertThat(agents.signingIn("other@a.example")).isEmpty();
        assertThatThrownBy(() -> agents.add(agent(12, OTHER, "nora"), "hash", 6))
                .isInstanceOf(RuntimeException.class);
        assertThat(agents.of(OTHER)).isEmpty();
    }

    @Test
    void aStatusIsKeptForTheAgentOfThatAccount() {
        Agent nora = agent(11, ACME, "nora");
        agents.add(nora, "hash", 5);
        agents.setStatus(OTHER, nora.id(), AgentStatus.ONLINE);
        assertThat(agents.find(ACME, nora.id()).orElseThrow().status()).isEqualTo(AgentStatus.AWAY);
        agents.setStatus(ACME, nora.id(), AgentStatus.ONLINE);
        assertThat(agents.find(ACME, nora.id()).orElseThrow().status()).isEqualTo(AgentStatus.ONLINE);
    }

    @Test
    void whoIsDisabledIsNotFoundAndCannotSignIn() {
        Agent nora = agent(11, ACME, "nora");
        agents.add(nora, "hash", 5);
        database.write(sql -> sql.update(AGENT).set(AGENT.ENABLED, 0).execute());
        assertThat(agents.find(ACME, nora.id())).isEmpty();
        assertThat(agents.signingIn("nora@a.example")).isEmpty();
        assertThat(agents.of(ACME)).isEmpty();
    }
}
