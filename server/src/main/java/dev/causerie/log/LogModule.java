package dev.causerie.log;

import dev.causerie.chat.Chats;
import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class LogModule {
    @Produces
    @Singleton
    Chats chats(Database database, Outbox outbox, Clock clock, Chats.Committed announcer) {
        return new SqlChats(database, outbox, clock, announcer);
    }
}
