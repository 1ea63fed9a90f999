package dev.causerie.department;

import static dev.causerie.sql.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.SqlAgents;
import dev.causerie.department.Departments.Saved;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlDepartmentsTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);
    private static final AgentId NORA = new AgentId(11);
    private static final AgentId ADA = new AgentId(12);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Departments departments;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        SqlAccounts accounts = new SqlAccounts(database);
        accounts.add(new Account(ACME, "Acme"), 1);
        accounts.add(new Account(OTHER, "Other"), 1);
        SqlAgents agents = new SqlAgents(database);
        agents.add(agent(NORA, "Nora"), "hash", 1);
        agents.add(agent(ADA, "Ada"), "hash", 1);
        departments = new SqlDepartments(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Agent agent(AgentId id, String name) {
        return new Agent(id, ACME, name + "@a.example", name, null, Role.AGENT, AgentStatus.ONLINE);
    }

    private static Department department(long id, AccountId account, String name, AgentId... members) {
        Charter charter = new Charter(name, "What " + name + " does", true, List.of(members));
        return new Department(new DepartmentId(id), account, 1, charter);
    }

    @Test
    void whatWasAddedIsFoundWholeWithinItsAccountOnly() {
        Department sales = department(21, ACME, "Sales", ADA, NORA);
        Department empty = department(22, ACME, "archive");
        assertThat(departments.add(sales, 5)).isEqualTo(Saved.DONE);
        assertThat(departments.add(empty, 5)).isEqualTo(Saved.DONE);
        assertThat(departments.of(ACME)).as("by name").containsExactly(empty, sales);
        assertThat(departments.find(ACME, sales.id())).contains(sales);
        assertThat(departments.find(OTHER, sales.id())).isEmpty();
        assertThat(departments.of(OTHER)).isEmpty();
    }

    @Test
    void anAccountHasANameOnceHoweverItIsWritten() {
        Department sales = department(21, ACME, "Sales");
        departments.add(sales, 5);
        assertThat(departments.add(department(22, ACME, "SALES"), 5)).isEqualTo(Saved.TAKEN);
        assertThat(departments.add(department(23, OTHER, "Sales"), 5)).isEqualTo(Saved.DONE);
        Department service = department(24, ACME, "Service");
        departments.add(service, 5);
        assertThat(departments.change(service, sales.charter())).isEqualTo(Saved.TAKEN);
        assertThat(departments.change(sales, department(21, ACME, "sales").charter()))
                .as("its own")
                .isEqualTo(Saved.DONE);
    }

    @Test
    void theSecondOfTwoChangesIsOutdatedAndChangesNothing() {
        Department sales = department(21, ACME, "Sales", NORA);
        departments.add(sales, 5);
        Charter first = new Charter("Lamps", "", false, List.of(ADA));
        assertThat(departments.change(sales, first)).isEqualTo(Saved.DONE);
        assertThat(departments.change(sales, new Charter("Candles", "", true, List.of())))
                .isEqualTo(Saved.OUTDATED);
        assertThat(departments.find(ACME, sales.id())).contains(new Department(sales.id(), ACME, 2, first));
    }

    @Test
    void whatIsRemovedIsGoneWithItsMembersAndItsNameIsFree() {
        Department sales = department(21, ACME, "Sales", NORA);
        departments.add(sales, 5);
        departments.remove(sales);
        departments.remove(sales);
        assertThat(departments.of(ACME)).isEmpty();
        assertThat(departments.change(sales, sales.charter())).isEqualTo(Saved.OUTDATED);
        assertThat(departments.add(department(22, ACME, "Sales"), 6)).isEqualTo(Saved.DONE);
    }

    @Test
    void whoIsDisabledIsNoMember() {
        departments.add(department(21, ACME, "Sales", NORA, ADA), 5);
        database.write(sql -> sql.update(AGENT)
                .set(AGENT.ENABLED, 0)
                .where(AGENT.ID.eq(NORA.value()))
                .execute());
        assertThat(departments.of(ACME).getFirst().charter().members()).containsExactly(ADA);
    }

    @Test
    void aHundredAreEnough() {
        IntStream.range(0, Departments.MOST)
                .forEach(i -> assertThat(departments.add(department(100 + i, ACME, "No " + i), 5))
                        .isEqualTo(Saved.DONE));
        assertThat(departments.add(department(999, ACME, "One more"), 5)).isEqualTo(Saved.TOO_MANY);
        assertThat(departments.of(ACME)).hasSize(Departments.MOST);
    }
}
