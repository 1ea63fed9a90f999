package dev.causerie.demo;

import static dev.causerie.sql.schema.Tables.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.agent.SqlAgents;
import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Content;
import dev.causerie.department.Departments;
import dev.causerie.department.SqlDepartments;
import dev.causerie.inbox.Entry;
import dev.causerie.inbox.Filter;
import dev.causerie.inbox.Reach;
import dev.causerie.inbox.SqlEntries;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.log.SqlChats;
import dev.causerie.security.Passwords;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import dev.causerie.visitor.Visits;
import dev.causerie.widget.SqlWidgets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final long NOW = Duration.ofDays(20_000).toMillis();

    @TempDir
    Path folder;

    private final Clock clock = () -> NOW;
    private final Visits visits = new Visits();
    private Database database;
    private Agents agents;
    private Chats chats;
    private Demo demo;

    @BeforeEach
    void open() {
        database = TestDatabase.SQLITE.open(folder);
        agents = new SqlAgents(database);
        Departments departments = new SqlDepartments(database);
        Ids ids = new Ids(clock);
        chats = log(clock);
        demo = new Demo(
                true,
                Demo.KEY,
                new SqlAccounts(database),
                agents,
                new SqlWidgets(database),
                new Demo.Maker(
                        ids,
                        clock,
                        new Passwords(),
                        departments,
                        () -> new PastChats(this::log, departments, visits, clock),
                        () -> new LeftMessages(entries(), departments, clock)));
    }

    private Chats log(Clock then) {
        return new SqlChats(database, new Outbox(new Ids(then)), then, changes -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<ChatId> all() {
        return database.read(
                sql -> sql.select(CHAT.ID).from(CHAT).orderBy(CHAT.ID).fetch(row -> new ChatId(row.value1())));
    }

    @Test
    void itsChatsAreOverWholeAndOfThePast() {
        demo.seed();
        Agent anna = agents.signingIn("anna@demo.example").orElseThrow().agent();
        Actor.Agent reader = new Actor.Agent(anna.account(), anna.id());
        assertThat(all()).hasSize(Script.all().size());
        for (ChatId id : all()) {
            Chat chat = chats.find(reader, id).orElseThrow();
            List<ChatEvent> events = chats.events(reader, id, 0, 100);
            assertThat(chat.status()).isEqualTo(Chat.Status.ENDED);
            assertThat(events)
                    .extracting(ChatEvent::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, chat.last()).boxed().toList());
            assertThat(events).extracting(ChatEvent::time).isSorted().allMatch(time -> time < NOW);
            assertThat(events)
                    .extracting(event -> (Object) event.content().getClass())
                    .contains(Content.Started.class, Content.Joined.class, Content.Message.class, Content.Ended.class);
            assertThat(visits.find(chat.visitor().id())).isEmpty();
        }
    }

    @Test
    void itsInboxHoldsWhatWasLeftInThePast() {
        demo.seed();
        Agent anna = agents.signingIn("anna@demo.example").orElseThrow().agent();
        Filter all = new Filter(EnumSet.allOf(Entry.State.class), null, null, null, "", null);
        assertThat(entries().list(Reach.of(anna, List.of()), all, 10))
                .hasSize(3)
                .allMatch(entry -> entry.created() < NOW);
    }

    private SqlEntries entries() {
        return new SqlEntries(database, null, new Outbox(new Ids(clock)), clock, news -> {});
    }

    @Test
    void aSecondStartAddsNothing() {
        demo.seed();
        List<ChatId> first = all();
        demo.seed();
        assertThat(all()).isEqualTo(first);
    }
}
