package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.agent.SqlAgents;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Ids;
import dev.causerie.live.Publication;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A house with a real database, whose time the test sets.
final class TestHouse implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final Database database;
    long now = 1_800_000_000_000L;
    final Ids ids = new Ids(() -> now);
    final Accounts accounts;
    final Agents agents;
    /// What a hash costs is for [PasswordsTest].
    final Passwords passwords = new Passwords(64);
    final Sessions sessions;
    final OpenSession open;
    final FindSession find;
    final Desks desks = new Desks(() -> now);
    final List<Publication> published = Collections.synchronizedList(new ArrayList<>());

    TestHouse(Path folder) {
        database = TestDatabase.SQLITE.open(folder);
        accounts = new SqlAccounts(database);
        agents = new SqlAgents(database);
        sessions = new SqlSessions(database);
        open = new OpenSession(sessions, () -> now);
        find = new FindSession(sessions, agents, accounts, () -> now);
    }

    /// An account with one agent, whose password is [#PASSWORD].
    Agent agent(String email) {
        Account account = new Account(new AccountId(ids.next()), "Acme");
        Agent agent = new Agent(
                new AgentId(ids.next()), account.id(), email, "Nora", "Support", Agent.Role.AGENT, AgentStatus.ONLINE);
        accounts.add(account, now);
        agents.add(agent, passwords.hash(PASSWORD), now);
        return agent;
    }

    SignIn signIn() {
        return new SignIn(agents, accounts, passwords, open, () -> now);
    }

    void pass(Duration time) {
        now += time.toMillis();
    }

    @Override
    public void close() {
        database.close();
    }
}
