package dev.causerie.social;

import dev.causerie.fetch.PageFetch;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.security.VisitorTokens;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import dev.causerie.sql.Upkeep;
import dev.causerie.widget.Widgets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class SocialModule {
    void start(@Observes StartupEvent event, Upkeep upkeep, Imports imports, Clock clock) {
        upkeep.every(Import.LEFT_OVER, () -> imports.removeExpired(clock.now()));
    }

    @Produces
    @Singleton
    Providers providers(Database database, Seal seal) {
        return new SqlProviders(database, seal);
    }

    @Produces
    @Singleton
    Imports imports(Database database) {
        return new SqlImports(database);
    }

    @Produces
    @Singleton
    Discover discover(PageFetch web) {
        return new Discover(web);
    }

    @Produces
    @Singleton
    Redeem redeem(Discover web) {
        return new Redeem(web);
    }

    @Produces
    @Singleton
    SaveProvider saveProvider(Providers providers, Ids ids, Clock clock) {
        return new SaveProvider(providers, ids, clock);
    }

    @Produces
    @Singleton
    TryProvider tryProvider(Discover discover, Redeem redeem, Clock clock) {
        return new TryProvider(discover, redeem, clock);
    }

    @Produces
    @Singleton
    BeginImport beginImport(
            BeginImport.Books books, VisitorTokens visitors, BeginImport.Door door, Discover discover, Clock clock) {
        return new BeginImport(books, visitors, door, discover, clock);
    }

    @Produces
    @Singleton
    BeginImport.Books books(Widgets widgets, Providers providers, Imports imports) {
        return new BeginImport.Books(widgets, providers, imports);
    }

    @Produces
    @Singleton
    ContinueImport continueImport(Providers providers, Imports imports, Discover discover, Redeem redeem, Clock clock) {
        return new ContinueImport(providers, imports, discover, redeem, clock);
    }

    @Produces
    @Singleton
    FinishImport finishImport(
            BeginImport.Books books, BeginImport.Door door, FinishImport.Handover handover, Clock clock) {
        return new FinishImport(books, door, handover, clock);
    }
}
