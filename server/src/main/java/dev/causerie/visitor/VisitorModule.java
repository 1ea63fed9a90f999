package dev.causerie.visitor;

import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class VisitorModule {
    @Produces
    @Singleton
    Visitors visitors(Database database) {
        return new SqlVisitors(database);
    }
}
