package dev.causerie.security;

import static dev.causerie.sql.schema.Tables.AGENT;
import static dev.causerie.sql.schema.Tables.SETUP_LINK;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.SqlAgents;
import dev.causerie.sql.Database;
import java.util.List;
import org.jooq.DSLContext;

/// [Foundation] in SQL. The question "is anybody there" and its answer are one step, which nobody else does meanwhile.
public final class SqlFoundation implements Foundation {
    /// What another room adds to a new account, in the same transaction.
    @FunctionalInterface
    public interface Stone {
        void lay(DSLContext sql, Account account, long now);
    }

    private final Database database;
    private final List<Stone> stones;

    public SqlFoundation(Database database, List<Stone> stones) {
        this.database = database;
        this.stones = List.copyOf(stones);
    }

    @Override
    public boolean laid() {
        return database.read(SqlFoundation::laid);
    }

    @Override
    public void link(String tokenHash, long now, long expires) {
        database.write(sql -> {
            sql.deleteFrom(SETUP_LINK).execute();
            return sql.insertInto(SETUP_LINK)
                    .set(SETUP_LINK.TOKEN_HASH, tokenHash)
                    .set(SETUP_LINK.CREATED, now)
                    .set(SETUP_LINK.EXPIRES, expires)
                    .execute();
        });
    }

    @Override
    public boolean open(String tokenHash, long now) {
        return database.read(sql -> !laid(sql) && open(sql, tokenHash, now));
    }

    @Override
    public boolean lay(Account account, Agent owner, String password, String tokenHash, long now) {
        return database.writeAlone(sql -> {
            if (laid(sql) || tokenHash != null && !open(sql, tokenHash, now)) {
                return false;
            }
            SqlAccounts.insert(sql, account, now);
            SqlAgents.insert(sql, owner, password, now);
            stones.forEach(stone -> stone.lay(sql, account, now));
            sql.deleteFrom(SETUP_LINK).execute();
            return true;
        });
    }

    private static boolean laid(DSLContext sql) {
        return sql.fetchExists(AGENT);
    }

    private static boolean open(DSLContext sql, String tokenHash, long now) {
        return sql.fetchExists(SETUP_LINK, SETUP_LINK.TOKEN_HASH.eq(tokenHash).and(SETUP_LINK.EXPIRES.gt(now)));
    }
}
