package dev.causerie.account;

import static dev.causerie.sql.schema.Tables.ACCOUNT;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.Optional;
import org.jooq.DSLContext;

/// [Accounts] in SQL.
public final class SqlAccounts implements Accounts {
    private final Database database;

    public SqlAccounts(Database database) {
        this.database = database;
    }

    @Override
    public void add(Account account, long now) {
        database.write(sql -> insert(sql, account, now));
    }

    /// Adds an account within somebody's transaction.
    public static int insert(DSLContext sql, Account account, long now) {
        return sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, account.id().value())
                .set(ACCOUNT.NAME, account.name())
                .set(ACCOUNT.CREATED, now)
                .execute();
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.read(sql -> sql.select(ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id.value()))
                .fetchOptional(row -> new Account(id, row.value1())));
    }
}
