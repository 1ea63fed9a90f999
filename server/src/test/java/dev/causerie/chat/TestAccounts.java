package dev.causerie.chat;

import static dev.causerie.sql.schema.Tables.ACCOUNT;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;

/// Accounts that chats can belong to.
final class TestAccounts {
    private TestAccounts() {}

    static void add(Database database, AccountId... accounts) {
        for (AccountId account : accounts) {
            database.write(sql -> sql.insertInto(ACCOUNT, ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.CREATED)
                    .values(account.value(), "Account " + account, 0L)
                    .execute());
        }
    }
}
