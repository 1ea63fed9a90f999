package dev.causerie.agent;

import dev.causerie.file.Pictures;
import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes this room's objects.
@ApplicationScoped
public class AgentModule {
    private static final long TICK_MILLIS = 1_000;
    private static final long REFRESH_MILLIS = 60_000;

    @Produces
    @Singleton
    Agents agents(Database database) {
        return new SqlAgents(database);
    }

    @Produces
    @Singleton
    ChangeProfile changeProfile(Agents agents, Pictures pictures, Agents.Listener listener) {
        return new ChangeProfile(agents, pictures, listener);
    }

    @Produces
    @Singleton
    Desks desks(Vertx vertx) {
        Desks desks = new Desks(() -> System.nanoTime() / 1_000_000);
        vertx.setPeriodic(TICK_MILLIS, timer -> desks.tick());
        return desks;
    }

    @Produces
    @Singleton
    DeskMemory deskMemory(Vertx vertx, Desks desks, Agents agents, Clock clock) {
        ExecutorService inOrder = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("desks").factory());
        DeskMemory memory = new DeskMemory(desks, agents, clock, inOrder);
        vertx.setPeriodic(REFRESH_MILLIS, timer -> memory.refresh());
        return memory;
    }
}
