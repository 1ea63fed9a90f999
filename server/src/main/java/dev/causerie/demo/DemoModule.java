package dev.causerie.demo;

import dev.causerie.account.Accounts;
import dev.causerie.agent.Agents;
import dev.causerie.chat.Chats;
import dev.causerie.department.Departments;
import dev.causerie.inbox.Entries;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.log.SqlChats;
import dev.causerie.security.Passwords;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.visitor.Visits;
import dev.causerie.widget.Widgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class DemoModule {
    @Produces
    @Singleton
    Demo.Maker maker(
            Ids ids,
            Clock clock,
            Passwords passwords,
            Database database,
            Outbox outbox,
            Visits visits,
            Departments departments,
            Entries entries) {
        Chats.Committed nobody = changes -> {};
        Supplier<PastChats> past =
                () -> new PastChats(then -> new SqlChats(database, outbox, then, nobody), departments, visits, clock);
        Supplier<LeftMessages> left = () -> new LeftMessages(entries, departments, clock);
        return new Demo.Maker(ids, clock, passwords, departments, past, left);
    }

    @Produces
    @Singleton
    Demo demo(
            @ConfigProperty(name = "causerie.demo") boolean wanted,
            @ConfigProperty(name = "causerie.widget.key") Optional<String> key,
            Accounts accounts,
            Agents agents,
            Widgets widgets,
            Demo.Maker maker) {
        return new Demo(wanted, key.orElse(Demo.KEY), accounts, agents, widgets, maker);
    }
}
