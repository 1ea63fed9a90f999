package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_WORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Author;
import dev.causerie.chat.Refusal;
import dev.causerie.department.Charter;
import dev.causerie.department.Department;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.inbox.Entry.Wish;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlEntriesTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);
    private static final DepartmentName SALES = new DepartmentName(new DepartmentId(21), "Sales");
    private static final DepartmentName SERVICE = new DepartmentName(new DepartmentId(22), "Service");
    private static final Agent NORA = agent(11, ACME, Agent.Role.AGENT);
    private static final Agent ADA = agent(12, ACME, Agent.Role.ADMINISTRATOR);
    private static final Agent STRANGER = agent(13, OTHER, Agent.Role.OWNER);
    private static final Reach ALL = Reach.of(ADA, List.of());
    private static final Author BY_NORA = new Author.Agent(NORA.id());

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private final Ids ids = new Ids(Clock.system());
    private final List<Entry> announced = Collections.synchronizedList(new ArrayList<>());
    private long now = 1_000;
    private int visits;
    private Database database;
    private Entries entries;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        SqlAccounts accounts = new SqlAccounts(database);
        accounts.add(new Account(ACME, "Acme"), 1);
        accounts.add(new Account(OTHER, "Other"), 1);
        entries = new SqlEntries(database, null, new Outbox(ids), () -> now, this::hear);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void hear(List<Entries.News> news) {
        news.forEach(one -> announced.add(one.entry()));
    }

    private static Agent agent(long id, AccountId account, Agent.Role role) {
        return new Agent(new AgentId(id), account, id + "@a.example", "Agent " + id, null, role, AgentStatus.ONLINE);
    }

    private static Reach nora(DepartmentName... memberOf) {
        Set<DepartmentName> mine = Set.of(memberOf);
        List<Department> all = List.of(department(SALES, mine), department(SERVICE, mine));
        return Reach.of(NORA, all);
    }

    private static Department department(DepartmentName name, Set<DepartmentName> mine) {
        List<AgentId> members = mine.contains(name) ? List.of(NORA.id()) : List.of(ADA.id());
        return new Department(name.id(), ACME, 1, new Charter(name.name(), "", true, members));
    }

    private Left left(long visitor, String clientId, String name, String text) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("Order", "4711");
        answers.put("A first", "then a second");
        return new Left(
                ACME,
                new WidgetId(5),
                new VisitorId(visitor),
                clientId,
                name,
                name.toLowerCase(java.util.Locale.ROOT) + "@mail.example",
                "",
                "Google",
                null,
                text,
                answers,
                "fr",
                "https://shop.example/lamps",
                "Lamps",
                null);
    }

    private Entry fresh(Left left, DepartmentName department) {
        return Entry.fresh(new EntryId(ids.next()), left, department, now++);
    }

    private CompletableFuture<Outcome<EntryId, Refusal>> asked(Entries by, Entry entry) {
        CompletableFuture<Outcome<EntryId, Refusal>> answer = new CompletableFuture<>();
        by.leave(entry, null, answer::complete);
        return answer;
    }

    private EntryId id(CompletableFuture<Outcome<EntryId, Refusal>> answer) {
        return ((Outcome.Done<EntryId, Refusal>) answer.join()).result();
    }

    private EntryId leave(String name, String text) {
        return leave(name, text, null);
    }

    /// Of what was left before, some has its place in the lists, and some has not yet.
    private EntryId leave(String name, String text, DepartmentName department) {
        long visitor = ids.next();
        if (visits++ % 3 == 1) {
            new SqlEntryWords(database).catchUp();
        }
        return id(asked(entries, fresh(left(visitor, "client-" + visitor, name, text), department)));
    }

    private void settle() {
        database.write(sql -> 0);
    }

    private Entry entry(EntryId id) {
        return entries.find(id).orElseThrow();
    }

    private Outcome<Entry, Entry.Refusal> change(Reach reach, EntryId id, int base, Wish wish) {
        return entries.change(new Entries.Change(reach, id, null, entry -> entry.change(BY_NORA, base, wish)));
    }

    private static Wish move(State to) {
        return new Wish(to, null, null, null);
    }

    private static Filter filter(Set<State> states, String search) {
        return new Filter(states, null, null, null, search, null);
    }

    private static final Set<State> ANY = EnumSet.allOf(State.class);

    private List<EntryId> found(Reach reach, String search) {
        return entries.list(reach, filter(ANY, search), 50).stream()
                .map(Entry::id)
                .toList();
    }

    @Test
    void whatWasLeftIsFoundWholeAndAnnouncedOnce() {
        Left left = left(7, "client-0001", "Zoé", "  Bonjour,\nje cherche une lampe.\0  ");
        EntryId id = id(asked(entries, fresh(left, SALES)));
        Entry entry = entries.find(ALL, id).orElseThrow();
        assertThat(entry.left().text()).isEqualTo("  Bonjour,\nje cherche une lampe.  ");
        assertThat(entry.left().answers().keySet()).containsExactly("Order", "A first");
        assertThat(entry.left().url()).isEqualTo("https://shop.example/lamps");
        assertThat(entry.lastText()).isEqualTo("Bonjour, je cherche une lampe.");
        assertThat(entry.department()).isEqualTo(SALES);
        assertThat(entry.state()).isEqualTo(State.NEW);
        assertThat(entry.unread()).isTrue();
        settle();
        assertThat(announced).extracting(Entry::id).containsExactly(id);
        assertThat(entries.events(id)).isEmpty();
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWasAndIsNoSecondEntry() {
        Left left = left(7, "client-0001", "Zoé", "Bonjour");
        List<CompletableFuture<Outcome<EntryId, Refusal>>> answers = IntStream.range(0, 20)
                .mapToObj(i -> asked(entries, fresh(left, null)))
                .toList();
        assertThat(answers.stream().map(this::id).distinct()).hasSize(1);
        EntryId again = id(asked(entries, fresh(left(7, "client-0001", "Zoé", "other words"), null)));
        assertThat(again).isEqualTo(id(answers.getFirst()));
        assertThat(entry(again).left().text()).isEqualTo("Bonjour");
        EntryId others = id(asked(entries, fresh(left(8, "client-0001", "Max", "Hallo"), null)));
        assertThat(others).as("another visitor's").isNotEqualTo(again);
        settle();
        assertThat(announced).hasSize(2);
    }

    @Test
    void twoProcessesStoreItOnce() {
        try (Database second = kind == TestDatabase.POSTGRES ? kind.open(folder) : null) {
            Entries other =
                    second == null ? entries : new SqlEntries(second, null, new Outbox(ids), () -> now, this::hear);
            for (int i = 0; i < 50; i++) {
                Left left = left(7, "client-" + i, "Zoé", "Bonjour");
                var one = asked(entries, fresh(left, null));
                var two = asked(other, fresh(left, null));
                assertThat(id(one)).isEqualTo(id(two));
            }
        }
        settle();
        assertThat(announced).hasSize(50);
    }

    @Test
    void theSecondOfTwoAgentsIsToldAndANoteStandsInNobodysWay() {
        EntryId id = leave("Zoé", "Bonjour");
        assertThat(change(ALL, id, 1, move(State.SOLVED))).isInstanceOf(Outcome.Done.class);
        assertThat(change(ALL, id, 1, move(State.SPAM))).isEqualTo(Outcome.refused(Entry.Refusal.OUTDATED));
        assertThat(entry(id).state()).isEqualTo(State.SOLVED);
        entries.change(new Entries.Change(ALL, id, "note-0001", entry -> entry.note(BY_NORA, "note-0001", "Knows us")));
        entries.change(new Entries.Change(ALL, id, "note-0001", entry -> entry.note(BY_NORA, "note-0001", "twice")));
        assertThat(change(ALL, id, 2, move(State.OPEN))).isInstanceOf(Outcome.Done.class);
        assertThat(entries.events(id))
                .extracting(EntryEvent::what)
                .containsExactly(new What.Moved(State.SOLVED), new What.Note("Knows us"), new What.Moved(State.OPEN));
        assertThat(entries.events(id)).extracting(EntryEvent::number).containsExactly(2, 3, 4);
    }

    @Test
    void ofManyWhoChangeItAtOnceOneDoes() {
        EntryId id = leave("Zoé", "Bonjour");
        List<Outcome<Entry, Entry.Refusal>> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> change(ALL, id, 1, new Wish(null, null, null, List.of("tag-" + i))))
                .toList();
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(entry(id).tags()).hasSize(1);
        assertThat(entries.events(id)).hasSize(1);
    }

    @Test
    void anAnswerAndItsReplyMoveItForthAndBack() {
        EntryId id = leave("Zoé", "Bonjour");
        entries.change(new Entries.Change(
                ALL, id, "answer-01", entry -> entry.answer(NORA, 1, "answer-01", "Voilà", "<a@b>", State.WAITING)));
        Entry answered = entry(id);
        assertThat(answered.state()).isEqualTo(State.WAITING);
        assertThat(answered.assignee()).isEqualTo(NORA.id());
        assertThat(answered.unread()).isFalse();
        assertThat(answered.lastText()).isEqualTo("Voilà");
        now += 5_000;
        assertThat(entries.ofMail(ACME, List.of("<x@y>", "<a@b>")))
                .map(Entry::id)
                .contains(id);
        assertThat(entries.ofMail(OTHER, List.of("<a@b>"))).isEmpty();
        assertThat(entries.ofMail(ACME, List.of())).isEmpty();
        What.Reply reply = new What.Reply(
                "Merci\n> Voilà", "Merci", "zoe@mail.example", "Re: Bonjour", "<c@d>", List.of("a.pdf"), false);
        for (int times = 0; times < 2; times++) {
            entries.change(new Entries.Change(null, id, "mail-1", entry -> Outcome.done(entry.reply("mail-1", reply))));
        }
        Entry replied = entry(id);
        assertThat(replied.state()).isEqualTo(State.OPEN);
        assertThat(replied.unread()).isTrue();
        assertThat(replied.touched()).isEqualTo(now);
        assertThat(entries.events(id))
                .extracting(EntryEvent::what)
                .contains(reply)
                .hasSize(3);
    }

    @Test
    void everybodySeesWhatIsTheirs() {
        EntryId open = leave("Zoé", "Bonjour");
        EntryId sales = leave("Max", "Hallo", SALES);
        EntryId service = leave("Ida", "Hej", SERVICE);
        assertThat(found(ALL, "")).containsExactly(service, sales, open);
        assertThat(found(nora(SALES), "")).containsExactly(sales, open);
        assertThat(found(nora(), "")).containsExactly(open);
        assertThat(entries.find(nora(SALES), service)).isEmpty();
        assertThat(change(nora(SALES), service, 1, move(State.SPAM)))
                .isEqualTo(Outcome.refused(Entry.Refusal.NOT_FOUND));
        assertThat(entries.unread(nora(SALES))).isEqualTo(2);
        Reach elsewhere = Reach.of(STRANGER, List.of());
        assertThat(found(elsewhere, "")).isEmpty();
        assertThat(found(elsewhere, "bonjour")).isEmpty();
        assertThat(entries.find(elsewhere, open)).isEmpty();
        assertThat(entries.unread(elsewhere)).isZero();

        change(ALL, service, 1, new Wish(null, new To<>(NORA), null, null));
        assertThat(entries.find(nora(), service)).as("looks after it").isPresent();
        assertThat(found(nora(), "hej")).containsExactly(service);
    }

    @Test
    void listsAreFilteredAndPagedInOrder() {
        List<EntryId> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.addFirst(leave("Visitor " + i, "Text " + i, i % 2 == 0 ? SALES : null));
        }
        change(ALL, all.get(3), 1, new Wish(State.SOLVED, null, null, List.of("lamp")));
        change(ALL, all.get(4), 1, new Wish(null, new To<>(NORA), null, List.of("lamp", "spare")));
        List<EntryId> paged = new ArrayList<>();
        Filter.Cursor after = null;
        for (int page = 0; page < 5; page++) {
            List<Entry> some = entries.list(ALL, new Filter(ANY, null, null, null, "", after), 7);
            some.forEach(entry -> paged.add(entry.id()));
            after = some.isEmpty() ? after : Filter.Cursor.of(some.getLast());
        }
        assertThat(paged).isEqualTo(all);
        assertThat(Filter.Cursor.parse(after.toString())).isEqualTo(after);
        assertThat(ids(new Filter(Set.of(State.SOLVED), null, null, null, "", null)))
                .containsExactly(all.get(3));
        assertThat(ids(new Filter(ANY, null, null, "lamp", "", null))).containsExactly(all.get(3), all.get(4));
        assertThat(ids(new Filter(ANY, new To<>(NORA.id()), null, null, "", null)))
                .containsExactly(all.get(4));
        assertThat(ids(new Filter(ANY, new To<>(null), null, null, "", null))).hasSize(24);
        assertThat(ids(new Filter(ANY, null, new To<>(SALES.id()), null, "", null)))
                .hasSize(13);
        assertThat(ids(new Filter(ANY, null, new To<>(null), null, "", null))).hasSize(12);
        assertThat(entries.tags(ACME)).containsExactly("lamp", "spare");
        change(ALL, all.get(4), 3, new Wish(null, null, null, List.of("spare")));
        assertThat(ids(new Filter(ANY, null, null, "lamp", "", null))).containsExactly(all.get(3));
    }

    private List<EntryId> ids(Filter filter) {
        return entries.list(ALL, filter, 50).stream().map(Entry::id).toList();
    }

    @Test
    void aSearchFindsWordsByTheirBeginningBeforeAndAfterTheyAreWrittenDown() {
        EntryId zoe = leave("Zoé Lumière", "Ma lampe est cassée, l'ampoule aussi");
        EntryId max = leave("Max", "Die Lampe_blinkt 100% 台灯坏了");
        SqlEntryWords words = new SqlEntryWords(database);
        for (int turn = 0; turn < 2; turn++) {
            assertThat(found(ALL, "LAMP")).containsExactly(max, zoe);
            assertThat(found(ALL, "zoe casse")).containsExactly(zoe);
            assertThat(found(ALL, "zoe@mail.example")).containsExactly(zoe);
            assertThat(found(ALL, "ampe")).as("the middle of a word").isEmpty();
            assertThat(found(ALL, "台坏")).containsExactly(max);
            assertThat(found(ALL, "100%")).containsExactly(max);
            assertThat(found(ALL, "' or 1=1 -- %")).isEmpty();
            assertThat(found(ALL, "4711")).hasSize(2);
            words.catchUp();
        }
        int due = database.read(sql -> sql.fetchCount(INBOX_ENTRY, INBOX_ENTRY.WORDS_DUE.gt(0)));
        assertThat(due).isZero();
        entries.change(new Entries.Change(ALL, zoe, null, entry -> entry.note(BY_NORA, null, "Ersatzteil")));
        assertThat(found(ALL, "ersatz")).containsExactly(zoe);
        words.catchUp();
        assertThat(found(ALL, "ersatz")).containsExactly(zoe);
        int written = database.read(sql -> sql.fetchCount(INBOX_WORD, INBOX_WORD.WORD.eq("ersatzteil")));
        assertThat(written).isEqualTo(1);
    }

    @Test
    void lookingAtItIsKnownToEverybodyAndNoChange() {
        EntryId id = leave("Zoé", "Bonjour");
        assertThat(entries.unread(ALL)).isEqualTo(1);
        entries.read(nora(), id);
        entries.read(nora(), id);
        assertThat(entries.unread(ALL)).isZero();
        assertThat(entry(id).last()).isEqualTo(1);
        settle();
        assertThat(announced).hasSize(2);
        assertThat(change(ALL, id, 1, move(State.SOLVED))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSameVisitorsOtherEntriesStandBesideIt() {
        EntryId first = id(asked(entries, fresh(left(7, "client-1", "Zoé", "One"), null)));
        EntryId second = id(asked(entries, fresh(left(7, "client-2", "Zoé", "Two"), SERVICE)));
        EntryId third = id(asked(entries, fresh(left(7, "client-3", "Zoé", "Three"), null)));
        leave("Zoé", "with the same typed address, which proves nothing");
        assertThat(entries.earlier(ALL, entry(third), 10)).extracting(Entry::id).containsExactly(second, first);
        assertThat(entries.earlier(nora(), entry(third), 10))
                .extracting(Entry::id)
                .containsExactly(first);
    }
}
