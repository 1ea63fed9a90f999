package dev.causerie.chat;

import static dev.causerie.sql.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.log.SqlChats;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestPostgres;
import dev.causerie.sql.TestRelay;
import dev.causerie.sql.TestRelay.Cut;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The line to PostgreSQL breaks, at the worst moments.
class LostConnectionTest {
    private static final AccountId ACCOUNT_ID = new AccountId(1);
    private static final Visit VISIT = new Visit(
            null, null, "en", null, "192.0.2.1", null, true, List.of(new PageView("https://a.example/", "A", 1)));

    @TempDir
    Path folder;

    private final Ids ids = new Ids(Clock.system());
    private final Actor.Visitor visitor = new Actor.Visitor(ACCOUNT_ID, new VisitorId(ids.next()));
    private final BlockingQueue<ChatEvent> announced = new LinkedBlockingQueue<>();
    private TestRelay relay;
    private Database database;
    private Chats chats;

    @BeforeEach
    void open() {
        relay = new TestRelay(TestPostgres.shared().port());
        database = Database.open(relay.through(TestDatabase.POSTGRES.setting(folder)), folder);
        TestAccounts.add(database, ACCOUNT_ID);
        chats = new SqlChats(
                database,
                new Outbox(ids),
                Clock.system(),
                changes -> changes.forEach(change -> announced.addAll(change.events())));
    }

    @AfterEach
    void close() {
        database.close();
        relay.close();
    }

    private CompletableFuture<Result> say(String clientId) {
        Visitor person = Visitor.unnamed(visitor.id(), ACCOUNT_ID);
        Author author = Author.of(visitor);
        Target target = new Target.OpenOrNew(visitor, () -> switch (Chat.start(
                person, VISIT.pages().getLast(), null, List.of(), clientId, "text")) {
            case Outcome.Done<List<ChatEvent.Draft>, Refusal>(var drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), person, VISIT, drafts));
            case Outcome.Refused<List<ChatEvent.Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
        });
        CompletableFuture<Result> answer = new CompletableFuture<>();
        chats.change(new Change(target, clientId, chat -> chat.message(author, clientId, "text")), answer::complete);
        return answer;
    }

    private List<ChatEvent> stored() {
        Chat chat = chats.openOf(visitor).orElseThrow();
        return chats.events(new Actor.Agent(ACCOUNT_ID, new AgentId(11)), chat.id(), 0, 100);
    }

    private void announcedIsWhatIsStored() throws InterruptedException {
        for (ChatEvent event : stored()) {
            assertThat(announced.poll(30, TimeUnit.SECONDS)).isEqualTo(event);
        }
        database.write(sql -> 0);
        assertThat(announced).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasInTheCommitIsStoredOnceAndAnnouncedOnce(Cut cut) throws Exception {
        relay.cutNextCommit(cut);
        assertThat(say("first-0001").join()).isInstanceOf(Result.Changed.class);
        relay.cutNextCommit(cut);
        assertThat(say("other-0001").join())
                .isInstanceOfSatisfying(
                        Result.Changed.class,
                        changed -> assertThat(changed.events())
                                .singleElement()
                                .extracting(ChatEvent::number)
                                .isEqualTo(3));

        assertThat(stored()).hasSize(3);
        announcedIsWhatIsStored();
    }

    @Test
    void whatWasRefusedAndIsStoredAllTheSameIsAnnouncedWhenTheDatabaseIsBack() throws Exception {
        relay.cutNextCommit(Cut.AFTER);
        relay.downAfterCut();
        assertThat(say("first-0001").join()).isEqualTo(new Result.Refused(Refusal.UNAVAILABLE, null));
        assertThat(say("other-0001").join()).isEqualTo(new Result.Refused(Refusal.UNAVAILABLE, null));
        assertThat(announced).isEmpty();

        relay.up();
        assertThat(announced.poll(30, TimeUnit.SECONDS))
                .extracting(ChatEvent::number)
                .isEqualTo(1);
        assertThat(announced.poll(30, TimeUnit.SECONDS))
                .extracting(ChatEvent::number)
                .isEqualTo(2);
        Chat chat = chats.openOf(visitor).orElseThrow();
        assertThat(say("first-0001").join()).isEqualTo(new Result.Repeated(chat.id(), 2));
        assertThat(say("other-0001").join()).isInstanceOf(Result.Changed.class);
        assertThat(stored()).hasSize(3);
        assertThat(announced.poll(30, TimeUnit.SECONDS))
                .extracting(ChatEvent::number)
                .isEqualTo(3);
        assertThat(announced).isEmpty();
    }

    @Test
    void whoeverReadsGetsAnotherConnection() {
        say("first-0001").join();
        relay.down();
        assertThatThrownBy(this::stored).isInstanceOf(RuntimeException.class);
        relay.up();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aChangeThatCannotTellWhetherItIsStoredFails() {
        relay.cutNextCommit(Cut.AFTER);
        assertThatThrownBy(() -> TestAccounts.add(database, new AccountId(7))).isInstanceOf(RuntimeException.class);
        TestAccounts.add(database, new AccountId(8));
        assertThat(database.<Integer>read(sql -> sql.fetchCount(ACCOUNT))).isEqualTo(3);
    }
}
