package dev.causerie.agent;

import dev.causerie.sql.Database;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class AgentModule {
    private static final long TICK_MILLIS = 1_000;

    @Produces
    @Singleton
    Agents agents(Database database) {
        return new SqlAgents(database);
    }

    @Produces
    @Singleton
    Desks desks(Vertx vertx) {
        Desks desks = new Desks(() -> System.nanoTime() / 1_000_000);
        vertx.setPeriodic(TICK_MILLIS, timer -> desks.tick());
        return desks;
    }
}
