package dev.causerie.account;

import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class AccountModule {
    @Produces
    @Singleton
    Accounts accounts(Database database) {
        return new SqlAccounts(database);
    }
}
