package dev.causerie;

import dev.causerie.agent.Desks;
import dev.causerie.demo.Demo;
import dev.causerie.feed.PresenceAnnouncer;
import dev.causerie.live.Hub;
import dev.causerie.security.FirstStart;
import dev.causerie.sql.Database;
import dev.causerie.sql.OutboxWorker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/// What happens when the program starts and stops, in order.
@ApplicationScoped
public class Lifecycle {
    private final Database database;
    private final OutboxWorker outbox;
    private final Hub hub;
    private final FirstStart firstStart;

    public Lifecycle(Database database, OutboxWorker outbox, Hub hub, FirstStart firstStart) {
        this.database = database;
        this.outbox = outbox;
        this.hub = hub;
        this.firstStart = firstStart;
    }

    void start(@Observes StartupEvent event, Desks desks, PresenceAnnouncer presences, Demo demo) {
        desks.listen(presences);
        demo.seed();
    }

    /// The line that people and programs wait for.
    void serving(@ObservesAsync HttpServerStart started) {
        String address = "http://localhost:" + started.options().getPort();
        firstStart.line(address).ifPresent(System.out::println);
        System.out.println("ready " + address);
    }

    void stop(@Observes ShutdownEvent event) {
        hub.close();
        outbox.close();
        database.close();
    }
}
