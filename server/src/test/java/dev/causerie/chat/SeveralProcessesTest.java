package dev.causerie.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.chat.Content.Receiver;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
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
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several writers on one PostgreSQL, as several server processes have them.
class SeveralProcessesTest {
    private static final int PROCESSES = 3;
    private static final int CHATS = 40;
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final Visit VISIT = new Visit(
            null, null, "en", null, "192.0.2.1", null, true, List.of(new PageView("https://a.example/", "A", 1)));

    @TempDir
    Path folder;

    private final Ids ids = new Ids(Clock.system());
    private final List<Database> databases = new ArrayList<>();
    private final List<Chats> processes = new ArrayList<>();
    private final List<ChatEvent> announced = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void openAll() {
        for (int i = 0; i < PROCESSES; i++) {
            Database database = TestDatabase.POSTGRES.open(folder);
            databases.add(database);
            processes.add(new SqlChats(
                    database,
                    new Outbox(new Ids(Clock.system())),
                    Clock.system(),
                    changes -> changes.forEach(change -> announced.addAll(change.events()))));
        }
        TestAccounts.add(databases.getFirst(), ACCOUNT);
    }

    @AfterEach
    void closeAll() {
        databases.forEach(Database::close);
    }

    private Actor.Visitor visitor() {
        return new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()));
    }

    private static Agent agent(int index) {
        return new Agent(
                new AgentId(11 + index), ACCOUNT, index + "@a.example", "A", null, Role.AGENT, AgentStatus.ONLINE);
    }

    private CompletableFuture<Result> say(int process, Actor.Visitor who, String clientId) {
        Visitor person = Visitor.unnamed(who.id(), who.account());
        Author author = Author.of(who);
        Target target = new Target.OpenOrNew(who, () -> switch (Chat.start(
                person, VISIT.pages().getLast(), null, List.of(), clientId, "text")) {
            case Outcome.Done<List<ChatEvent.Draft>, Refusal>(var drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), person, VISIT, drafts));
            case Outcome.Refused<List<ChatEvent.Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
        });
        return change(process, new Change(target, clientId, chat -> chat.message(author, clientId, "text")));
    }

    private CompletableFuture<Result> change(int process, Change change) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        processes.get(process).change(change, answer::complete);
        return answer;
    }

    /// In every process at once.
    private static List<Result> everywhere(IntFunction<CompletableFuture<Result>> asked) {
        return IntStream.range(0, PROCESSES).mapToObj(asked).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private List<Chat> open() {
        return processes.getFirst().open(ACCOUNT);
    }

    private List<ChatEvent> log(Chat chat) {
        return processes.getFirst().events(new Actor.Agent(ACCOUNT, new AgentId(11)), chat.id(), 0, 10_000);
    }

    /// Everything stored is announced, and once.
    private void settle() {
        databases.forEach(database -> database.write(sql -> 0));
        assertThat(announced)
                .containsExactlyInAnyOrderElementsOf(
                        open().stream().flatMap(chat -> log(chat).stream()).toList());
    }

    @Test
    void whatIsSaidThroughAllOfThemIsNumberedWithoutGaps() {
        List<Actor.Visitor> visitors =
                IntStream.range(0, 5).mapToObj(i -> visitor()).toList();
        List<CompletableFuture<Result>> answers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            for (Actor.Visitor visitor : visitors) {
                for (int process = 0; process < PROCESSES; process++) {
                    answers.add(say(process, visitor, "say-%d-%05d".formatted(process, i)));
                }
            }
        }
        assertThat(answers).allMatch(answer -> answer.join() instanceof Result.Changed);
        assertThat(open()).hasSize(visitors.size()).allSatisfy(chat -> {
            assertThat(log(chat)).extracting(ChatEvent::number).containsExactlyElementsOf(ChatsContract.upTo(361));
            assertThat(chat.last()).isEqualTo(361);
        });
        settle();
    }

    @Test
    void aVisitorWhoStartsEverywhereAtOnceHasOneChat() {
        List<Actor.Visitor> visitors =
                IntStream.range(0, CHATS).mapToObj(i -> visitor()).toList();
        List<List<CompletableFuture<Result>>> answers = visitors.stream()
                .map(visitor -> IntStream.range(0, PROCESSES)
                        .mapToObj(process -> say(process, visitor, "first-%05d".formatted(process)))
                        .toList())
                .toList();
        assertThat(answers)
                .allSatisfy(each -> assertThat(each).allMatch(answer -> answer.join() instanceof Result.Changed));
        assertThat(open()).hasSize(CHATS).allMatch(chat -> chat.last() == 1 + PROCESSES);
        settle();
    }

    @Test
    void aRetryThroughAnotherIsNoSecondMessage() {
        for (int i = 0; i < CHATS; i++) {
            Actor.Visitor visitor = visitor();
            assertThat(everywhere(process -> say(process, visitor, "same-0001")))
                    .satisfiesOnlyOnce(result -> assertThat(result).isInstanceOf(Result.Changed.class))
                    .allMatch(result -> result instanceof Result.Changed
                            || result instanceof Result.Repeated repeated && repeated.number() == 2);
        }
        assertThat(open()).hasSize(CHATS).allMatch(chat -> chat.last() == 2);
        settle();
    }

    @Test
    void ofManyWhoServeOneWins() {
        for (int i = 0; i < CHATS; i++) {
            Result.Changed started =
                    (Result.Changed) say(0, visitor(), "first-0001").join();
            List<Result> answers = everywhere(process -> {
                Agent agent = agent(process);
                String id = "serve-%04d".formatted(process);
                Target target = new Target.Existing(
                        new Actor.Agent(ACCOUNT, agent.id()), started.after().id());
                return change(process, new Change(target, id, chat -> chat.serve(agent, id, department -> true)));
            });
            assertThat(answers)
                    .satisfiesOnlyOnce(result -> assertThat(result).isInstanceOf(Result.Changed.class))
                    .allMatch(result -> result instanceof Result.Changed
                            || result instanceof Result.Refused refused && refused.reason() == Refusal.TAKEN);
        }
        settle();
    }

    @Test
    void ofManyWhoHandOverOneDoes() {
        Agent anna = agent(0);
        Author author = new Author.Agent(anna.id());
        Outcome<Receiver, Refusal> to =
                Outcome.done(new Receiver.ToDepartment(new DepartmentName(new DepartmentId(21), "Sales")));
        for (int i = 0; i < CHATS; i++) {
            Result.Changed started =
                    (Result.Changed) say(0, visitor(), "first-0001").join();
            Target target = new Target.Existing(
                    new Actor.Agent(ACCOUNT, anna.id()), started.after().id());
            change(0, new Change(target, "serve-0001", chat -> chat.serve(anna, "serve-0001", any -> true)))
                    .join();
            List<Result> answers = everywhere(process -> {
                String id = "transfer-%04d".formatted(process);
                return change(process, new Change(target, id, chat -> chat.transfer(author, id, to, "why")));
            });
            assertThat(answers)
                    .satisfiesOnlyOnce(result -> assertThat(result).isInstanceOf(Result.Changed.class))
                    .allMatch(result -> result instanceof Result.Changed
                            || result instanceof Result.Refused refused && refused.reason() == Refusal.NOT_SERVING);
        }
        assertThat(open())
                .hasSize(CHATS)
                .allMatch(chat -> chat.last() == 5 && chat.agents().isEmpty());
        settle();
    }
}
