package dev.causerie;

import dev.causerie.agent.DeskMemory;
import dev.causerie.agent.Desks;
import dev.causerie.announce.PresenceAnnouncer;
import dev.causerie.demo.Demo;
import dev.causerie.department.Roster;
import dev.causerie.http.OpenCalls;
import dev.causerie.live.Hub;
import dev.causerie.security.FirstStart;
import dev.causerie.security.Passwords;
import dev.causerie.site.Lookout;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.OutboxWorker;
import dev.causerie.sql.Upkeep;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.ConfigProvider;

/// What happens when the program starts and stops, in order.
@ApplicationScoped
public class Lifecycle {
    private final Database database;
    private final OutboxWorker outbox;
    private final Hub hub;
    private final OpenCalls calls;
    private final FirstStart firstStart;
    private final Lookout lookout;

    public Lifecycle(
            Database database, OutboxWorker outbox, Lookout lookout, Hub hub, OpenCalls calls, FirstStart firstStart) {
        this.database = database;
        this.outbox = outbox;
        this.lookout = lookout;
        this.hub = hub;
        this.calls = calls;
        this.firstStart = firstStart;
    }

    void start(
            @Observes StartupEvent event,
            Desks desks,
            DeskMemory memory,
            PresenceAnnouncer presences,
            Roster roster,
            Demo demo) {
        memory.recall();
        desks.listen(memory);
        desks.listen(presences);
        desks.listen(roster);
        database.writer().afterGroup(hub::catchUp);
        demo.seed();
    }

    /// The line that people and programs wait for.
    void serving(@ObservesAsync HttpServerStart started, Passwords passwords) {
        int asked = started.options().getPort();
        // With port 0 the system chooses one, and the framework tells it here.
        int port = asked > 0 ? asked : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        String address = "http://localhost:" + port;
        firstStart.line(address).ifPresent(System.out::println);
        System.out.println("ready " + address);
        passwords.open();
    }

    /// While connections are still open; on [ShutdownEvent] the framework has closed them all, without a word.
    void takeLeave(@Observes ShutdownDelayInitiatedEvent event) {
        hub.close();
        calls.close();
    }

    void stop(@Observes ShutdownEvent event, Changes changes, Upkeep upkeep) {
        upkeep.close();
        outbox.close();
        lookout.close();
        changes.close();
        database.close();
    }
}
