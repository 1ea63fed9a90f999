package dev.causerie.mask;

import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class MaskModule {
    @Produces
    @Singleton
    MaskSettings settings(Database database) {
        return new SqlMaskSettings(database);
    }

    @Produces
    @Singleton
    Masks masks(MaskSettings settings, Changes changes) {
        return new Masks(new Kept<>(
                changes,
                MaskSettings.SUBJECT,
                account -> new Masker(settings.find(account).rules()),
                Masker.NONE,
                (account, before) -> {}));
    }
}
