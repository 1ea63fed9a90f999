package dev.causerie.site;

import dev.causerie.fetch.PageFetch;
import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import dev.causerie.widget.Widgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class SiteModule {
    @Produces
    @Singleton
    Sightings sightings(Database database) {
        return new SqlSightings(database);
    }

    @Produces
    @Singleton
    Lookout lookout(Sightings sightings, Clock clock) {
        return new Lookout(sightings, clock);
    }

    @Produces
    @Singleton
    CheckPage checkPage(PageFetch pages, Widgets widgets, Sightings sightings, Clock clock) {
        return new CheckPage(pages, widgets, sightings, clock);
    }
}
