package dev.causerie.security;

import static dev.causerie.sql.schema.Tables.AGENT_SESSION;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import java.util.Optional;

/// [Sessions] in SQL. Found by primary key, which costs less than it would to keep a cache true on every node.
public final class SqlSessions implements Sessions {
    private final Database database;

    public SqlSessions(Database database) {
        this.database = database;
    }

    @Override
    public void add(String tokenHash, Session session, long now) {
        database.write(sql -> sql.insertInto(AGENT_SESSION)
                .set(AGENT_SESSION.TOKEN_HASH, tokenHash)
                .set(AGENT_SESSION.ACCOUNT_ID, session.account().value())
                .set(AGENT_SESSION.AGENT_ID, session.agent().value())
                .set(AGENT_SESSION.CREATED, now)
                .set(AGENT_SESSION.EXPIRES, session.expires())
                .execute());
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return database.read(sql -> sql.selectFrom(AGENT_SESSION)
                .where(AGENT_SESSION.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(row -> new Session(
                        new AccountId(row.get(AGENT_SESSION.ACCOUNT_ID)),
                        new AgentId(row.get(AGENT_SESSION.AGENT_ID)),
                        row.get(AGENT_SESSION.EXPIRES))));
    }

    @Override
    public void extend(String tokenHash, long expires) {
        database.write(sql -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.EXPIRES, expires)
                .where(AGENT_SESSION.TOKEN_HASH.eq(tokenHash))
                .execute());
    }

    @Override
    public void remove(String tokenHash) {
        database.write(sql -> sql.deleteFrom(AGENT_SESSION)
                .where(AGENT_SESSION.TOKEN_HASH.eq(tokenHash))
                .execute());
    }

    @Override
    public void removeExpired(long now) {
        database.write(sql -> sql.deleteFrom(AGENT_SESSION)
                .where(AGENT_SESSION.EXPIRES.le(now))
                .execute());
    }
}
