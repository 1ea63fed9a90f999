package dev.causerie.ban;

import dev.causerie.chat.Chats;
import dev.causerie.chat.EndChat;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.visitor.Visitors;
import dev.causerie.visitor.Visits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class BanModule {
    @Produces
    @Singleton
    Bans bans(Database database) {
        return new SqlBans(database);
    }

    @Produces
    @Singleton
    Banned banned(Bans bans, Changes changes, Bans.Listener listener, Clock clock) {
        return new Banned(bans, changes, listener, clock);
    }

    @Produces
    @Singleton
    AddBan addBan(
            Bans bans,
            Visitors visitors,
            Visits visits,
            Chats chats,
            EndChat end,
            Changes changes,
            Ids ids,
            Clock clock) {
        return new AddBan(bans, new AddBan.People(visitors, visits, chats, end), changes, ids, clock);
    }
}
