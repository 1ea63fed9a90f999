package dev.causerie.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Profile;
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
import dev.causerie.visitor.Details;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visitors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Chats] must keep. Each takes a store with the accounts 1 and 2 in it.
abstract class ChatsContract {
    static final AccountId ACCOUNT = new AccountId(1);
    static final AccountId OTHER_ACCOUNT = new AccountId(2);
    private static final Visit VISIT = new Visit(
            "Firefox 150",
            "Linux",
            "fr",
            "FR",
            "192.0.2.1",
            null,
            true,
            List.of(new PageView("https://a.example/", "A", 1)));

    static final DepartmentName SALES = new DepartmentName(new DepartmentId(21), "Sales");
    static final DepartmentName SERVICE = new DepartmentName(new DepartmentId(22), "Service");
    static final Receiver TO_SERVICE = new Receiver.ToDepartment(SERVICE);
    static final Receiver TO_LOUIS = new Receiver.ToAgent(new AgentId(12), "Louis");

    final Ids ids = new Ids(Clock.system());
    final Actor.Visitor visitor = new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()));
    final Agent anna = agent(11, ACCOUNT, "Anna");
    final Agent louis = agent(12, ACCOUNT, "Louis");

    final List<Result.Changed> announced = Collections.synchronizedList(new ArrayList<>());

    abstract Chats chats();

    abstract Visitors visitors();

    /// Returns when all that was answered has been announced.
    abstract void settle();

    static Agent agent(long id, AccountId account, String name) {
        return new Agent(new AgentId(id), account, name + "@a.example", name, null, Role.AGENT, AgentStatus.ONLINE);
    }

    /// What is asked of the chats meanwhile is stored in one group.
    abstract void inOneGroup(Runnable asking);

    Result say(Actor.Visitor who, String clientId, String text) {
        return change(saying(who, clientId, text));
    }

    Change saying(Actor.Visitor who, String clientId, String text) {
        return saying(who, null, clientId, text);
    }

    Change saying(Actor.Visitor who, DepartmentName department, String clientId, String text) {
        Author author = Author.of(who);
        Visitor person = Visitor.unnamed(who.id(), who.account());
        Target target = new Target.OpenOrNew(who, () -> switch (Chat.start(
                person, VISIT.pages().getLast(), department, List.of(), clientId, text)) {
            case Outcome.Done<List<ChatEvent.Draft>, Refusal>(var drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), person, VISIT, drafts));
            case Outcome.Refused<List<ChatEvent.Draft>, Refusal>(Refusal reason) -> Outcome.refused(reason);
        });
        return new Change(target, clientId, chat -> chat.message(author, clientId, text));
    }

    Result serve(Agent agent, ChatId id, String clientId) {
        Target target = new Target.Existing(actor(agent), id);
        return change(new Change(target, clientId, chat -> chat.serve(agent, clientId, department -> true)));
    }

    private Result serveAsStranger(Agent agent, ChatId id, String clientId) {
        Target target = new Target.Existing(actor(agent), id);
        return change(new Change(target, clientId, chat -> chat.serve(agent, clientId, department -> false)));
    }

    Result transfer(Agent agent, ChatId id, String clientId, Receiver to, String note) {
        return change(transferring(agent, id, clientId, to, note));
    }

    private Change transferring(Agent agent, ChatId id, String clientId, Receiver to, String note) {
        Author author = Author.of(actor(agent));
        Target target = new Target.Existing(actor(agent), id);
        return new Change(target, clientId, chat -> chat.transfer(author, clientId, Outcome.done(to), note));
    }

    static void refused(Result result, Refusal reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    Chat stored(ChatId id) {
        return chats().find(id).orElseThrow();
    }

    private Result note(Agent agent, ChatId id, String clientId, String text) {
        Target target = new Target.Existing(actor(agent), id);
        return change(new Change(target, clientId, chat -> chat.note(Author.of(actor(agent)), clientId, text)));
    }

    Result end(Agent agent, ChatId id, String clientId) {
        Target target = new Target.Existing(actor(agent), id);
        return change(new Change(target, clientId, chat -> chat.end(Author.of(actor(agent)), clientId)));
    }

    static Actor.Agent actor(Agent agent) {
        return new Actor.Agent(agent.account(), agent.id());
    }

    Result change(Change change) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        chats().change(change, answer::complete);
        return answer.join();
    }

    ChatId started() {
        return ((Result.Changed) say(visitor, "client-0", "Hello")).after().id();
    }

    List<String> texts(Actor actor, ChatId chat) {
        return chats().events(actor, chat, 0, 1_000).stream()
                .map(ChatEvent::content)
                .map(content -> switch (content) {
                    case Content.Message message -> message.text();
                    case Content.Note note -> "note " + note.text();
                    case Content.Started _ -> "started";
                    case Content.Joined joined -> "joined " + joined.name();
                    case Content.Introduced now -> "introduced " + now.name() + " " + now.avatar();
                    case Content.Answered answered -> "answered " + answered.answers();
                    case Content.Described now -> "described " + now.name() + " " + now.email() + " " + now.phone();
                    case Content.Verified who -> "verified " + who.external() + " " + who.name();
                    case Content.Left _ -> "left";
                    case Content.Transferred(var _, Receiver.ToDepartment(var to)) -> "transferred to " + to.name();
                    case Content.Transferred(var _, Receiver.ToAgent(var _, var name)) -> "transferred to " + name;
                    case Content.Ended ended -> "ended " + ended.reason();
                    case Content.Rated(var rating, var comment) -> "rated " + rating + " " + comment;
                    case Content.RatingRequested _ -> "asked for a rating";
                })
                .toList();
    }

    private Result describe(ChatId chat, String clientId, Details details) {
        Author author = Author.of(visitor);
        Target target = new Target.Existing(visitor, chat);
        return change(new Change(target, clientId, now -> now.describe(author, clientId, details)));
    }

    @Test
    void whoTheVisitorIsIsKeptWithThemAndOnlyAgentsHearOfIt() {
        ChatId chat = started();
        describe(chat, "client-1", Details.typed("Zoé", "zoe@mail.example", "0123"));
        assertThat(((Result.Changed) describe(chat, "client-2", Details.typed("Zoé", null, null))).events())
                .as("nothing new")
                .isEmpty();
        assertThat(describe(chat, "client-1", Details.typed("Zoé", null, null))).isInstanceOf(Result.Repeated.class);
        describe(chat, "client-3", Details.typed(null, null, ""));
        assertThat(stored(chat).visitor().details()).isEqualTo(Details.typed("Zoé", "zoe@mail.example", null));
        assertThat(texts(visitor, chat)).containsExactly("started", "Hello");
        assertThat(texts(actor(anna), chat))
                .endsWith("described Zoé zoe@mail.example 0123", "described Zoé zoe@mail.example null");
        describe(chat, "client-4", Details.typed("", null, null));
        assertThat(stored(chat).visitor().name()).startsWith("Visitor ");
    }

    @Test
    void whoServesIsIntroducedAnewAndWhoDoesNotIsNot() {
        ChatId chat = started();
        serve(anna, chat, "client-1");
        new IntroduceAgent(chats()).introduce(anna.with(new Profile("Anna K.", "", "/picture/a.png")));
        new IntroduceAgent(chats()).introduce(louis.with(new Profile("Louis P.", "", "/picture/b.png")));
        say(visitor, "client-2", "Hello again");
        assertThat(texts(visitor, chat))
                .containsExactly("started", "Hello", "joined Anna", "introduced Anna K. /picture/a.png", "Hello again");
        end(anna, chat, "client-3");
        new IntroduceAgent(chats()).introduce(anna);
        settle();
        assertThat(texts(visitor, chat)).hasSize(6).endsWith("ended AGENT");
    }

    @Test
    void aFirstMessageStartsAChatAndTheNextOneGoesIntoIt() {
        ChatId chat = started();
        say(visitor, "client-1", "Is anybody there?");

        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "Is anybody there?");
        assertThat(chats().openOf(visitor)).hasValueSatisfying(open -> {
            assertThat(open.id()).isEqualTo(chat);
            assertThat(open.last()).isEqualTo(3);
            assertThat(open.lastText()).isEqualTo("Is anybody there?");
        });
    }

    @Test
    void aRetryIsAnsweredWithTheFirstNumberAndStoresNothing() {
        ChatId chat = started();
        say(visitor, "client-1", "once");

        assertThat(say(visitor, "client-1", "once")).isEqualTo(new Result.Repeated(chat, 3));
        assertThat(say(visitor, "client-0", "Hello")).isEqualTo(new Result.Repeated(chat, 2));
        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "once");
    }

    @Test
    void aRetryAfterTheChatHasEndedStartsNoNewChat() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        end(anna, chat, "end-00001");

        assertThat(say(visitor, "client-0", "Hello")).isEqualTo(new Result.Repeated(chat, 2));
        assertThat(chats().openOf(visitor)).isEmpty();
    }

    @Test
    void aRetryOfTheLastChatDoesNotReachTheNextOne() {
        ChatId first = started();
        serve(anna, first, "serve-001");
        end(anna, first, "end-00001");
        ChatId second =
                ((Result.Changed) say(visitor, "client-1", "Again")).after().id();

        assertThat(say(visitor, "client-0", "Hello")).isEqualTo(new Result.Repeated(first, 2));
        assertThat(texts(visitor, second)).containsExactly("started", "Again");
    }

    @Test
    void ofManyWhoServeOneWins() {
        ChatId chat = started();

        assertThat(serve(anna, chat, "serve-001")).isInstanceOf(Result.Changed.class);
        assertThat(serve(louis, chat, "serve-002")).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.TAKEN);
            assertThat(refused.chat().agents()).containsExactly(anna.id());
        });
        assertThat(serve(anna, chat, "serve-001")).isEqualTo(new Result.Repeated(chat, 3));
    }

    @Test
    void aVisitorNeverReadsNotes() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        note(anna, chat, "note-0001", "a regular");
        say(visitor, "client-1", "Thanks");

        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "joined Anna", "Thanks");
        assertThat(texts(actor(anna), chat))
                .containsExactly("started", "Hello", "joined Anna", "note a regular", "Thanks");
        settle();
        assertThat(announced.getLast().before().lastPublic()).isEqualTo(3);
    }

    @Test
    void whoMayNotTouchAChatDoesNotFindIt() {
        ChatId chat = started();
        Actor.Visitor stranger = new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()));
        Agent foreign = agent(99, OTHER_ACCOUNT, "Mallory");

        assertThat(chats().find(stranger, chat)).isEmpty();
        assertThat(chats().events(stranger, chat, 0, 10)).isEmpty();
        assertThat(chats().find(actor(foreign), chat)).isEmpty();
        assertThat(chats().events(actor(foreign), chat, 0, 10)).isEmpty();
        assertThat(serve(foreign, chat, "serve-001")).isEqualTo(new Result.Refused(Refusal.NOT_FOUND, null));
    }

    @Test
    void anAgentWhoDoesNotServeCannotSpeak() {
        ChatId chat = started();

        assertThat(note(anna, chat, "note-0001", "hm"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_SERVING));
    }

    @Test
    void textThatIsEmptyOrTooLongIsRefusedAndLeavesNoTrace() {
        Actor.Visitor fresh = new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()));

        assertThat(say(fresh, "client-0", " \n ")).isEqualTo(new Result.Refused(Refusal.EMPTY, null));
        assertThat(say(fresh, "client-1", "x".repeat(Chat.LONGEST_TEXT + 1)))
                .isEqualTo(new Result.Refused(Refusal.TOO_LONG, null));
        assertThat(chats().openOf(fresh)).isEmpty();
    }

    @Test
    void whatNobodySeesIsLeftOut() {
        ChatId chat = started();
        assertThat(say(visitor, "client-1", "a\0b")).isInstanceOf(Result.Changed.class);

        assertThat(say(visitor, "client-2", "\0"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.EMPTY));
        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "ab");
    }

    @Test
    void whatHundredsSendAtOnceIsNumberedWithoutGapsAndAnnouncedInOrder() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        List<Thread> senders = IntStream.range(0, 20)
                .mapToObj(sender -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 25)
                                .forEach(i -> say(visitor, "many-%02d-%04d".formatted(sender, i), sender + ":" + i))))
                .toList();
        senders.forEach(ChatsContract::join);

        settle();
        List<ChatEvent> events = chats().events(actor(anna), chat, 0, 1_000);
        assertThat(events).extracting(ChatEvent::number).containsExactlyElementsOf(upTo(503));
        assertThat(announced).flatExtracting(Result.Changed::events).containsExactlyElementsOf(events);
        for (int sender = 0; sender < 20; sender++) {
            String mark = sender + ":";
            assertThat(texts(visitor, chat).stream().filter(text -> text.startsWith(mark)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 25).mapToObj(i -> mark + i).toList());
        }
    }

    @Test
    void aChatIsInTheDepartmentThatWasAskedForAndOnlyItsMembersTakeIt() {
        ChatId chat = ((Result.Changed) change(saying(visitor, SALES, "client-0", "A lamp")))
                .after()
                .id();
        assertThat(stored(chat).department()).isEqualTo(SALES);
        assertThat(chats().events(visitor, chat, 0, 1).getFirst().content())
                .isInstanceOfSatisfying(
                        Content.Started.class,
                        started -> assertThat(started.department()).isEqualTo(SALES));

        refused(serveAsStranger(louis, chat, "serve-001"), Refusal.NOT_MEMBER);
        assertThat(serve(anna, chat, "serve-002")).isInstanceOf(Result.Changed.class);
        refused(serveAsStranger(louis, chat, "serve-003"), Refusal.TAKEN);
        assertThat(chats().open(ACCOUNT)).containsExactly(stored(chat));
    }

    @Test
    void whoHandsAChatOverStepsOutAndItWaitsForTheDepartment() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        assertThat(transfer(anna, chat, "transfer-1", TO_SERVICE, "He is in a hurry"))
                .isInstanceOf(Result.Changed.class);

        Chat waiting = stored(chat);
        assertThat(waiting.status()).isEqualTo(Chat.Status.WAITING);
        assertThat(waiting.agents()).isEmpty();
        assertThat(waiting.department()).isEqualTo(SERVICE);
        assertThat(waiting.waiting())
                .isEqualTo(chats().events(actor(louis), chat, 3, 1).getFirst().time());
        refused(note(anna, chat, "note-0001", "hm"), Refusal.NOT_SERVING);
        refused(serveAsStranger(anna, chat, "serve-002"), Refusal.NOT_MEMBER);
        assertThat(say(visitor, "client-1", "Hello?")).isInstanceOf(Result.Changed.class);
        assertThat(serve(louis, chat, "serve-003")).isInstanceOf(Result.Changed.class);
        assertThat(texts(visitor, chat))
                .containsExactly("started", "Hello", "joined Anna", "transferred to Service", "Hello?", "joined Louis");
        assertThat(texts(actor(louis), chat)).contains("note He is in a hurry");
        assertThat(stored(chat).lastPublic()).isEqualTo(7);
    }

    @Test
    void whoWasNamedMayTakeAChatOfAnyDepartmentAndThenItAwaitsNobody() {
        ChatId chat = ((Result.Changed) change(saying(visitor, SALES, "client-0", "A lamp")))
                .after()
                .id();
        serve(anna, chat, "serve-001");
        transfer(anna, chat, "transfer-1", TO_LOUIS, "");
        assertThat(stored(chat).awaits()).isEqualTo(louis.id());
        assertThat(stored(chat).department()).isEqualTo(SALES);

        assertThat(serveAsStranger(louis, chat, "serve-002")).isInstanceOf(Result.Changed.class);
        assertThat(stored(chat).awaits()).isNull();
        assertThat(texts(actor(louis), chat))
                .containsExactly("started", "A lamp", "joined Anna", "transferred to Louis", "joined Louis");
    }

    @Test
    void aTransferIsRefusedWholeOrRecognisedWhenItIsRepeated() {
        ChatId chat = started();
        refused(transfer(anna, chat, "transfer-0", TO_SERVICE, ""), Refusal.NOT_SERVING);
        serve(anna, chat, "serve-001");
        refused(transfer(louis, chat, "transfer-1", TO_SERVICE, ""), Refusal.NOT_SERVING);
        refused(transfer(anna, chat, "transfer-2", TO_SERVICE, "x".repeat(Chat.LONGEST_TEXT + 1)), Refusal.TOO_LONG);
        Target target = new Target.Existing(actor(anna), chat);
        Author author = Author.of(actor(anna));
        refused(
                change(new Change(
                        target,
                        "transfer-3",
                        open -> open.transfer(author, "transfer-3", Outcome.refused(Refusal.OFFLINE), "why"))),
                Refusal.OFFLINE);
        assertThat(texts(actor(anna), chat)).containsExactly("started", "Hello", "joined Anna");

        transfer(anna, chat, "transfer-4", TO_SERVICE, "why");
        assertThat(transfer(anna, chat, "transfer-4", TO_SERVICE, "why")).isEqualTo(new Result.Repeated(chat, 4));
        assertThat(texts(actor(anna), chat))
                .containsExactly("started", "Hello", "joined Anna", "transferred to Service", "note why");
    }

    @Test
    void howeverManyHandOverAndTakeAtOnceAChatHasOneOwner() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        List<Thread> all = IntStream.range(0, 40)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    Agent one = i % 2 == 0 ? anna : louis;
                    transfer(one, chat, "transfer-%03d".formatted(i), i % 3 == 0 ? TO_LOUIS : TO_SERVICE, "note " + i);
                    serve(one, chat, "serve-%05d".formatted(i));
                }))
                .toList();
        all.forEach(ChatsContract::join);

        settle();
        List<ChatEvent> events = chats().events(actor(anna), chat, 0, 1_000);
        Chat state = Chat.empty(chat, stored(chat).visitor(), stored(chat).started());
        for (ChatEvent event : events) {
            if (event.content() instanceof Content.Transferred) {
                assertThat(event.author())
                        .isEqualTo(new Author.Agent(state.agents().getFirst()));
            }
            if (event.content() instanceof Content.Joined) {
                assertThat(state.agents()).isEmpty();
            }
            state = state.with(event);
        }
        assertThat(state).isEqualTo(stored(chat));
        assertThat(events.stream().filter(event -> event.content() instanceof Content.Transferred))
                .isNotEmpty();
    }

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRepeatInTheGroupOfItsFirstIsRecognisedThoughTheChatHasEndedBetween() {
        ChatId chat = started();
        Actor.Agent actor = actor(anna);
        serve(anna, chat, "serve");
        Change ending = new Change(new Target.Existing(actor, chat), "end", open -> open.end(Author.of(actor), "end"));
        List<Result> answers = Collections.synchronizedList(new ArrayList<>());
        inOneGroup(() -> List.of(saying(visitor, "client-1", "Wait"), ending, saying(visitor, "client-1", "Wait"))
                .forEach(change -> chats().change(change, answers::add)));

        assertThat(answers.getFirst()).isInstanceOf(Result.Changed.class);
        assertThat(answers.get(1)).isInstanceOf(Result.Changed.class);
        assertThat(answers.getLast()).isEqualTo(new Result.Repeated(chat, 4));
        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "joined Anna", "Wait", "ended AGENT");
    }

    @Test
    void whatIsWrittenRightBehindTheEndBeginsTheNextChat() {
        ChatId chat =
                ((Result.Changed) say(visitor, "client-0", "Hello")).after().id();
        Author author = Author.of(visitor);
        Change ending = new Change(new Target.Existing(visitor, chat), "end", open -> open.end(author, "end"));
        List<Result> answers = Collections.synchronizedList(new ArrayList<>());
        inOneGroup(() -> List.of(saying(visitor, "client-1", "Wait"), ending, saying(visitor, "client-2", "More"))
                .forEach(change -> chats().change(change, answers::add)));

        ChatId next = ((Result.Changed) answers.getLast()).after().id();
        assertThat(texts(visitor, chat)).containsExactly("started", "Hello", "Wait", "ended VISITOR");
        assertThat(texts(visitor, next)).containsExactly("started", "More");
        assertThat(stored(chat).status()).isEqualTo(Chat.Status.ENDED);
        assertThat(chats().openOf(visitor).orElseThrow().id()).isEqualTo(next);
    }

    @Test
    void whatVisitorsSayOfThemselvesIsNotWrittenBehindTheirOpenChat() {
        Details zoe = Details.typed("Zoé", "zoe@mail.example", null);
        assertThat(tell(zoe).orElseThrow().details()).isEqualTo(zoe);
        Result begun = say(visitor, "client-01", "Hello");
        ChatId chat = ((Result.Changed) begun).after().id();
        Details phone = Details.typed(null, null, "0123 456");
        assertThat(tell(phone)).as("an open chat hears it").isEmpty();
        assertThat(visitors().find(ACCOUNT, visitor.id()).orElseThrow().phone()).isNull();
        serve(anna, chat, "serve-01");
        end(anna, chat, "end-00001");
        assertThat(tell(phone).orElseThrow().phone()).isEqualTo("0123 456");
    }

    private Optional<Visitor> tell(Details said) {
        return visitors().tell(ACCOUNT, visitor.id(), said, 1);
    }

    private void claim(Actor.Visitor before, Actor.Visitor now) {
        new ClaimChat(chats()).claim(before, known(now));
    }

    private static Visitor known(Actor.Visitor who) {
        return new Visitor(who.id(), who.account(), "Zoé", "zoe@mail.example", null, null, "zoe");
    }

    private Actor.Visitor verified() {
        Visitor zoe = visitors().known(known(new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()))), 1);
        return new Actor.Visitor(ACCOUNT, zoe.id());
    }

    @Test
    void whoSignsInGoesOnWithTheChat() {
        say(visitor, "client-01", "Hello");
        Chat begun = chats().openOf(visitor).orElseThrow();
        Actor.Visitor zoe = verified();
        claim(visitor, zoe);
        Chat claimed = chats().openOf(zoe).orElseThrow();
        assertThat(claimed.id()).isEqualTo(begun.id());
        assertThat(claimed.visitor().external()).isEqualTo("zoe");
        assertThat(claimed.visitor().name()).isEqualTo("Zoé");
        assertThat(chats().openOf(visitor)).isEmpty();
        assertThat(chats().find(visitor, begun.id())).isEmpty();
        assertThat(say(zoe, "client-02", "It is me")).isInstanceOf(Result.Changed.class);
        assertThat(say(zoe, "client-01", "Hello")).isEqualTo(new Result.Repeated(begun.id(), 2));
        assertThat(stored(begun.id()).last()).isEqualTo(4);
        say(visitor, "client-03", "Somebody else");
        assertThat(chats().openOf(visitor).orElseThrow().id()).isNotEqualTo(begun.id());
        assertThat(stored(begun.id()).last()).isEqualTo(4);
        settle();
        assertThat(announced.stream().map(change -> change.after().visitor().id()))
                .containsExactly(visitor.id(), zoe.id(), zoe.id(), visitor.id());
    }

    @Test
    void whoTalksElsewhereGoesOnThere() {
        Actor.Visitor zoe = verified();
        say(zoe, "client-01", "On my phone");
        Chat there = chats().openOf(zoe).orElseThrow();
        say(visitor, "client-02", "At my desk");
        Chat here = chats().openOf(visitor).orElseThrow();
        claim(visitor, zoe);
        assertThat(chats().openOf(zoe).orElseThrow().id()).isEqualTo(there.id());
        assertThat(stored(here.id()).status()).isEqualTo(Chat.Status.ENDED);
        assertThat(stored(here.id()).visitor().id()).isEqualTo(visitor.id());
        assertThat(chats().find(zoe, here.id())).isEmpty();
    }

    @Test
    void whatIsOverIsNobodyElses() {
        say(visitor, "client-01", "Hello");
        Chat over = chats().openOf(visitor).orElseThrow();
        change(new Change(
                new Target.Existing(visitor, over.id()),
                "client-02",
                chat -> chat.end(Author.of(visitor), "client-02")));
        Actor.Visitor zoe = verified();
        claim(visitor, zoe);
        assertThat(chats().find(zoe, over.id())).isEmpty();
        assertThat(stored(over.id()).visitor().id()).isEqualTo(visitor.id());
    }

    @Test
    void earlierChatsAreOnesOwnAndOver() {
        Actor.Visitor zoe = verified();
        assertThat(chats().earlier(zoe, null)).isEmpty();
        List<ChatId> over = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            say(zoe, "client-1" + i, "Talk " + i);
            ChatId id = chats().openOf(zoe).orElseThrow().id();
            over.add(id);
            String end = "client-2" + i;
            change(new Change(new Target.Existing(zoe, id), end, chat -> chat.end(Author.of(zoe), end)));
        }
        say(zoe, "client-30", "Now");
        say(visitor, "client-40", "Somebody else");
        Chat open = chats().openOf(zoe).orElseThrow();
        assertThat(chats().earlier(zoe, null).orElseThrow().id()).isEqualTo(over.get(2));
        assertThat(chats().earlier(zoe, open.id()).orElseThrow().id()).isEqualTo(over.get(2));
        assertThat(chats().earlier(zoe, over.get(2)).orElseThrow().id()).isEqualTo(over.get(1));
        assertThat(chats().earlier(zoe, over.get(0))).isEmpty();
        assertThat(chats().earlier(visitor, open.id())).isEmpty();
        assertThat(chats().earlier(new Actor.Visitor(OTHER_ACCOUNT, zoe.id()), null))
                .isEmpty();
    }
}
