package dev.causerie;

import dev.causerie.chat.EndIdleChats;
import dev.causerie.inbox.LeaveMessage;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.live.Broker;
import dev.causerie.live.Hub;
import dev.causerie.live.LocalBroker;
import dev.causerie.live.Room;
import dev.causerie.mail.ReadMailbox;
import dev.causerie.mail.SendMail;
import dev.causerie.notice.TellByMail;
import dev.causerie.security.SqlSecrets;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.OutboxWorker;
import dev.causerie.sql.Seal;
import dev.causerie.sql.Upkeep;
import dev.causerie.visitor.Visits;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes what all rooms stand on: time, ids, the database, the hub. [Lifecycle] opens and closes it.
@ApplicationScoped
public class App {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.system();
    }

    @Produces
    @Singleton
    Ids ids(Clock clock) {
        return new Ids(clock);
    }

    @Produces
    @Singleton
    Database database(
            @ConfigProperty(name = "causerie.database") Optional<String> setting,
            @ConfigProperty(name = "causerie.data") String folder) {
        return Database.open(setting.orElse(""), Path.of(folder));
    }

    @Produces
    @Singleton
    Changes changes(Database database) {
        return new Changes(database);
    }

    @Produces
    @Singleton
    Outbox outbox(Ids ids) {
        return new Outbox(ids);
    }

    @Produces
    @Singleton
    OutboxWorker outboxWorker(
            Database database,
            EndIdleChats endIdleChats,
            SendMail sendMail,
            ReadMailbox readMailbox,
            TellByMail tellByMail,
            Clock clock) {
        return new OutboxWorker(
                database,
                Map.of(
                        EndIdleChats.KIND,
                        endIdleChats,
                        SendMail.KIND,
                        sendMail,
                        ReadMailbox.KIND,
                        readMailbox,
                        LeaveMessage.EFFECT,
                        tellByMail),
                clock);
    }

    @Produces
    @Singleton
    Upkeep upkeep() {
        return new Upkeep();
    }

    @Produces
    @Singleton
    Seal seal(SqlSecrets secrets) {
        return new Seal(secrets.key("seal"));
    }

    @Produces
    @Singleton
    Visits visits() {
        return new Visits();
    }

    @Produces
    @Singleton
    Hub hub(Vertx vertx, @ConfigProperty(name = "causerie.connections") Optional<Integer> connections) {
        return new Hub(vertx, connections.orElseGet(Room::ofThisProcess));
    }

    @Produces
    @Singleton
    Broker broker(Hub hub) {
        return new LocalBroker(hub);
    }
}
