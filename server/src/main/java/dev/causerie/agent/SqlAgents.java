package dev.causerie.agent;

import static dev.causerie.sql.schema.Tables.AGENT;

import dev.causerie.agent.Agent.Role;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Agents] in SQL.
public final class SqlAgents implements Agents {
    private final Database database;

    public SqlAgents(Database database) {
        this.database = database;
    }

    @Override
    public void add(Agent agent, String password, long now) {
        database.write(sql -> insert(sql, agent, password, now));
    }

    /// Adds an agent within somebody's transaction.
    public static int insert(DSLContext sql, Agent agent, String password, long now) {
        return sql.insertInto(AGENT)
                .set(AGENT.ID, agent.id().value())
                .set(AGENT.ACCOUNT_ID, agent.account().value())
                .set(AGENT.EMAIL, lower(agent.email()))
                .set(AGENT.NAME, agent.name())
                .set(AGENT.TITLE, agent.title())
                .set(AGENT.AVATAR, agent.avatar())
                .set(AGENT.ROLE, lower(agent.role().name()))
                .set(AGENT.PASSWORD, password)
                .set(AGENT.STATUS, lower(agent.status().name()))
                .set(AGENT.ENABLED, 1)
                .set(AGENT.CREATED, now)
                .execute();
    }

    @Override
    public Optional<Agent> find(AccountId account, AgentId id) {
        return database.read(sql ->
                sql.selectFrom(AGENT).where(is(account, id)).and(enabled()).fetchOptional(SqlAgents::agent));
    }

    @Override
    public List<Agent> of(AccountId account) {
        return database.read(sql -> sql.selectFrom(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(account.value()))
                .and(enabled())
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetch(SqlAgents::agent));
    }

    @Override
    public Optional<SigningIn> signingIn(String email) {
        return database.read(sql -> sql.selectFrom(AGENT)
                .where(AGENT.EMAIL.eq(lower(email)))
                .and(enabled())
                .fetchOptional(row -> new SigningIn(agent(row), row.get(AGENT.PASSWORD))));
    }

    @Override
    public void change(Agent agent) {
        database.write(sql -> sql.update(AGENT)
                .set(AGENT.NAME, agent.name())
                .set(AGENT.TITLE, agent.title())
                .set(AGENT.AVATAR, agent.avatar())
                .where(is(agent.account(), agent.id()))
                .execute());
    }

    @Override
    public void setStatus(AccountId account, AgentId id, AgentStatus status) {
        database.write(sql -> sql.update(AGENT)
                .set(AGENT.STATUS, lower(status.name()))
                .where(is(account, id))
                .execute());
    }

    @Override
    public void seen(List<AgentId> ids, long now) {
        List<Long> values = ids.stream().map(AgentId::value).toList();
        database.write(sql -> sql.update(AGENT)
                .set(AGENT.SEEN, now)
                .where(AGENT.ID.in(values))
                .execute());
    }

    @Override
    public void gone(AgentId id) {
        database.write(sql -> sql.update(AGENT)
                .setNull(AGENT.SEEN)
                .where(AGENT.ID.eq(id.value()))
                .execute());
    }

    @Override
    public List<Agent> seenSince(long time) {
        return database.read(sql ->
                sql.selectFrom(AGENT).where(AGENT.SEEN.ge(time)).and(enabled()).fetch(SqlAgents::agent));
    }

    private static Condition is(AccountId account, AgentId id) {
        return AGENT.ID.eq(id.value()).and(AGENT.ACCOUNT_ID.eq(account.value()));
    }

    private static Condition enabled() {
        return AGENT.ENABLED.eq(1);
    }

    private static Agent agent(Record row) {
        return new Agent(
                new AgentId(row.get(AGENT.ID)),
                new AccountId(row.get(AGENT.ACCOUNT_ID)),
                row.get(AGENT.EMAIL),
                row.get(AGENT.NAME),
                row.get(AGENT.TITLE),
                row.get(AGENT.AVATAR),
                Role.valueOf(row.get(AGENT.ROLE).toUpperCase(Locale.ROOT)),
                AgentStatus.valueOf(row.get(AGENT.STATUS).toUpperCase(Locale.ROOT)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
