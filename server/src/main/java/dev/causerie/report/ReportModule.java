package dev.causerie.report;

import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class ReportModule {
    @Produces
    @Singleton
    Ratings ratings(Database database) {
        return new SqlRatings(database);
    }
}
