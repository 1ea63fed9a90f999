package dev.causerie.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlAccountsTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    @Test
    void anAccountIsFoundAgainAlsoAfterARestart() {
        Account acme = new Account(new AccountId(7), "Acme & fils « 🛋️ »");
        try (Database database = kind.open(folder)) {
            new SqlAccounts(database).add(acme, 1);
        }
        try (Database database = kind.open(folder)) {
            assertThat(new SqlAccounts(database).find(acme.id())).contains(acme);
            assertThat(new SqlAccounts(database).find(new AccountId(8))).isEmpty();
        }
    }
}
