package dev.causerie.chat;

import static dev.causerie.sql.schema.Tables.CHAT;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Opening;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Runs a history of steps against a real log and keeps what it was told.
final class LogModel implements AutoCloseable {
    /// One thing that happens; visitors are 0 to 2, agents 0 and 1, and the same `what` again is a retry.
    sealed interface Step {
        record Say(int visitor, int what) implements Step {}

        record Serve(int visitor, int agent) implements Step {}

        record Reply(int visitor, int agent, int what) implements Step {}

        record Leave(int visitor, int agent) implements Step {}

        /// @param to 0 and 1 are agents, others departments
        record Transfer(int visitor, int agent, int to) implements Step {}

        record End(int visitor) implements Step {}

        /// The newest chat, which may have ended. What is said goes round in fives; the last takes it back.
        record Rate(int visitor, int what) implements Step {}

        record RequestRating(int visitor, int agent) implements Step {}

        /// The program stops and starts again on the same file.
        record Reopen() implements Step {}
    }

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final Visit VISIT = new Visit(
            null, null, "en", null, "192.0.2.1", null, true, List.of(new PageView("https://a.example/", "A", 1)));

    private final TestDatabase kind;
    private final Path folder;
    private final Ids ids = new Ids(Clock.system());
    private final List<Result.Changed> announced = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<Result>> pending = new ArrayList<>();
    private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> answered = Collections.synchronizedSet(new HashSet<>());
    private Database database;
    private Chats chats;
    private int unique;

    LogModel(TestDatabase kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
        open();
        TestAccounts.add(database, ACCOUNT);
    }

    private void open() {
        database = kind.open(folder);
        chats = new SqlChats(database, new Outbox(ids), Clock.system(), announced::addAll);
    }

    void run(Step step) {
        switch (step) {
            case Step.Say say -> say(visitor(say.visitor()), "say-%d-%05d".formatted(say.visitor(), say.what()));
            case Step.Serve serve -> {
                Agent agent = agent(serve.agent());
                String id = fresh("serve");
                inOpenChat(serve.visitor(), agent, id, chat -> chat.serve(agent, id, department -> true));
            }
            case Step.Reply reply -> {
                Agent agent = agent(reply.agent());
                String id = "reply-%d-%05d".formatted(reply.agent(), reply.what());
                Author author = new Author.Agent(agent.id());
                inOpenChat(reply.visitor(), agent, id, chat -> chat.message(author, id, "text"));
            }
            case Step.Leave leave -> {
                Agent agent = agent(leave.agent());
                String id = fresh("leave");
                inOpenChat(leave.visitor(), agent, id, chat -> chat.leave(agent.id(), id));
            }
            case Step.Transfer transfer -> {
                Agent agent = agent(transfer.agent());
                String id = fresh("transfer");
                Author author = new Author.Agent(agent.id());
                inOpenChat(
                        transfer.visitor(), agent, id, chat -> chat.transfer(author, id, to(transfer.to()), "a note"));
            }
            case Step.End end -> {
                Author author = new Author.Visitor(visitor(end.visitor()).id());
                String id = fresh("end");
                Opening nothing = () -> Outcome.refused(Refusal.ENDED);
                send(new Change(
                        new Target.OpenOrNew(visitor(end.visitor()), nothing), id, chat -> chat.end(author, id)));
            }
            case Step.Rate rate -> rate(visitor(rate.visitor()), rate.what());
            case Step.RequestRating request -> {
                Agent agent = agent(request.agent());
                String id = fresh("ask");
                Author author = new Author.Agent(agent.id());
                inOpenChat(request.visitor(), agent, id, chat -> chat.requestRating(author, id, true, Long.MAX_VALUE));
            }
            case Step.Reopen _ -> {
                settle();
                database.close();
                open();
            }
        }
    }

    private void rate(Actor.Visitor who, int what) {
        String id = "rate-%d-%05d".formatted(who.id().value(), what);
        Rating rating = what % 5 == 4 ? null : what % 5 < 2 ? Rating.GOOD : Rating.BAD;
        var said = new Content.Rated(rating, what % 5 == 1 || what % 5 == 3 ? "comment " + what : null);
        Author author = new Author.Visitor(who.id());
        chats().reversed().stream()
                .filter(chat -> chat.visitor().id().equals(who.id()))
                .findFirst()
                .ifPresent(newest -> send(new Change(
                        new Target.Existing(who, newest.id()), id, chat -> chat.rate(author, id, said, true, 0))));
    }

    private void inOpenChat(int visitor, Agent agent, String id, Chats.Decision decision) {
        Optional<Chat> open = chats.openOf(visitor(visitor));
        open.ifPresent(chat -> send(new Change(new Target.Existing(actor(agent), chat.id()), id, decision)));
    }

    private static Outcome<Receiver, Refusal> to(int index) {
        Agent agent = agent(index);
        return Outcome.done(
                index < 2
                        ? new Receiver.ToAgent(agent.id(), agent.name())
                        : new Receiver.ToDepartment(department(index)));
    }

    private static DepartmentName department(int index) {
        return new DepartmentName(new DepartmentId(20 + index), "Department " + index);
    }

    private String fresh(String kind) {
        return "%s-%05d".formatted(kind, unique++);
    }

    private void say(Actor.Visitor who, String clientId) {
        Visitor person = Visitor.unnamed(who.id(), who.account());
        DepartmentName department = who.id().value() % 2 == 0 ? department(2) : null;
        Opening opening =
                () -> switch (Chat.start(person, VISIT.pages().getLast(), department, List.of(), clientId, "text")) {
                    case Outcome.Done<List<Draft>, Refusal>(var drafts) ->
                        Outcome.done(new NewChat(new ChatId(ids.next()), person, VISIT, drafts));
                    case Outcome.Refused<List<Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
                };
        Author author = new Author.Visitor(who.id());
        send(new Change(new Target.OpenOrNew(who, opening), clientId, chat -> chat.message(author, clientId, "text")));
    }

    private void send(Change change) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        pending.add(answer);
        chats.change(change, result -> {
            results.add(result);
            if (result instanceof Result.Changed changed && !changed.events().isEmpty()) {
                answered.add(changed.after().id() + "/" + change.clientId());
            }
            answer.complete(result);
        });
    }

    /// Waits until everything sent is answered and announced.
    void settle() {
        pending.forEach(CompletableFuture::join);
        pending.clear();
        database.write(sql -> 0); // what was answered is announced before the next group is written
    }

    List<Chat> chats() {
        Actor.Agent reader = actor(agent(0));
        return database
                .read(sql -> sql.select(CHAT.ID).from(CHAT).orderBy(CHAT.ID).fetch(CHAT.ID))
                .stream()
                .map(id -> chats.find(reader, new ChatId(id)).orElseThrow())
                .toList();
    }

    List<List<ChatEvent>> logs() {
        return chats().stream().map(this::log).toList();
    }

    private List<ChatEvent> log(Chat chat) {
        return chats.events(actor(agent(0)), chat.id(), 0, 10_000);
    }

    Chat folded(Chat stored) {
        Chat state = Chat.empty(stored.id(), stored.visitor(), stored.started());
        for (ChatEvent event : log(stored)) {
            state = state.with(event);
        }
        return state;
    }

    List<String> storedClientIds() {
        return chats().stream()
                .flatMap(chat -> log(chat).stream()
                        .filter(event -> event.clientId() != null)
                        .map(event -> chat.id() + "/" + event.clientId()))
                .toList();
    }

    Set<String> answeredClientIds() {
        return answered;
    }

    List<ChatEvent> announcedEvents() {
        return announced.stream().flatMap(change -> change.events().stream()).toList();
    }

    List<Result> results() {
        return results;
    }

    private static Actor.Visitor visitor(int index) {
        return new Actor.Visitor(ACCOUNT, new VisitorId(1_000 + index));
    }

    private static Agent agent(int index) {
        return new Agent(
                new AgentId(11 + index),
                ACCOUNT,
                index + "@a.example",
                "Agent " + index,
                null,
                Role.AGENT,
                AgentStatus.ONLINE);
    }

    private static Actor.Agent actor(Agent agent) {
        return new Actor.Agent(agent.account(), agent.id());
    }

    @Override
    public void close() {
        database.close();
    }
}
