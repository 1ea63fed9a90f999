package dev.causerie.gate;

import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class GateModule {
    @Produces
    @Singleton
    Gates gates(Database database) {
        return new SqlGates(database);
    }

    @Produces
    @Singleton
    SaveGate saveGate(Gates gates, Changes changes) {
        return new SaveGate(gates, changes);
    }

    @Produces
    @Singleton
    Paces paces(Database database) {
        return new SqlPaces(database);
    }

    @Produces
    @Singleton
    Meter meter() {
        return new Meter(() -> System.nanoTime() / 1_000_000);
    }
}
