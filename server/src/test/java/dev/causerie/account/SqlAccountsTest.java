package dev.causerie.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlAccountsTest {
    @TempDir
    Path folder;

    @Test
    void anAccountIsFoundAgainAlsoAfterARestart() {
        Account acme = new Account(new AccountId(7), "Acme & fils « 🛋️ »");
        try (Database database = Database.open(folder)) {
            new SqlAccounts(database).add(acme, 1);
        }
        try (Database database = Database.open(folder)) {
            assertThat(new SqlAccounts(database).find(acme.id())).contains(acme);
            assertThat(new SqlAccounts(database).find(new AccountId(8))).isEmpty();
        }
    }
}
