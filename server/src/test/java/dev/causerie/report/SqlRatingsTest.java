package dev.causerie.report;

import static dev.causerie.sql.schema.Tables.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.SqlAgents;
import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Opening;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.chat.Content;
import dev.causerie.chat.Rating;
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
import dev.causerie.report.Ratings.Given;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlRatingsTest {
    private static final Account ACME = new Account(new AccountId(1), "Acme");
    private static final Account OTHER = new Account(new AccountId(2), "Other");
    private static final Agent ANNA = agent(11, ACME, "Anna");
    private static final Agent LOUIS = agent(12, ACME, "Louis");
    private static final Agent MALLORY = agent(13, OTHER, "Mallory");
    private static final DepartmentName SALES = new DepartmentName(new DepartmentId(21), "Sales");
    private static final DepartmentName GONE = new DepartmentName(new DepartmentId(22), "Gone");
    private static final Days PARIS =
            new Days(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02"), ZoneId.of("Europe/Paris"));

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private final Ids ids = new Ids(Clock.system());
    private long now;
    private Database database;
    private Chats chats;
    private Ratings ratings;

    private static Agent agent(long id, Account account, String name) {
        String email = name + "@a.example";
        return new Agent(new AgentId(id), account.id(), email, name, null, Agent.Role.AGENT, AgentStatus.ONLINE);
    }

    @BeforeEach
    void open() {
        database = kind.open(folder);
        List.of(ACME, OTHER).forEach(account -> new SqlAccounts(database).add(account, 1));
        List.of(ANNA, LOUIS, MALLORY).forEach(agent -> new SqlAgents(database).add(agent, "", 1));
        database.write(sql -> sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.ID, SALES.id().value())
                .set(DEPARTMENT.ACCOUNT_ID, ACME.id().value())
                .set(DEPARTMENT.VERSION, 1)
                .set(DEPARTMENT.NAME, "Sales today")
                .set(DEPARTMENT.NAME_KEY, "sales")
                .set(DEPARTMENT.DESCRIPTION, "")
                .set(DEPARTMENT.ENABLED, 1)
                .set(DEPARTMENT.CREATED, 1L)
                .execute());
        chats = new SqlChats(database, new Outbox(ids), () -> now, changes -> {});
        ratings = new SqlRatings(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private record Talk(Actor.Visitor visitor, ChatId id) {}

    private Talk talk(Agent agent, DepartmentName department, String started) {
        now = Instant.parse(started).toEpochMilli();
        Actor.Visitor visitor = new Actor.Visitor(agent.account(), new VisitorId(ids.next()));
        Visitor person = Visitor.unnamed(visitor.id(), visitor.account());
        PageView page = new PageView("https://a.example/", "A", now);
        Visit visit = new Visit(null, null, "en", null, "192.0.2.1", null, true, List.of(page));
        Opening opening = () -> switch (Chat.start(person, page, department, List.of(), "client-0", "Hello")) {
            case Outcome.Done<List<Draft>, dev.causerie.chat.Refusal>(var drafts) ->
                Outcome.done(new NewChat(new ChatId(ids.next()), person, visit, drafts));
            case Outcome.Refused<List<Draft>, dev.causerie.chat.Refusal>(var reason) -> Outcome.refused(reason);
        };
        Chat chat =
                change(new Change(new Target.OpenOrNew(visitor, opening), "client-0", open -> Outcome.done(List.of())));
        Actor.Agent actor = new Actor.Agent(agent.account(), agent.id());
        change(new Change(
                new Target.Existing(actor, chat.id()), "serve-01", open -> open.serve(agent, "serve-01", any -> true)));
        return new Talk(visitor, chat.id());
    }

    private void rate(Talk talk, String time, Rating rating, String comment) {
        now = Instant.parse(time).toEpochMilli();
        String id = "rate-" + ids.next();
        change(new Change(
                new Target.Existing(talk.visitor(), talk.id()),
                id,
                chat -> chat.rate(Author.of(talk.visitor()), id, new Content.Rated(rating, comment), true, now)));
    }

    private Chat change(Change change) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        chats.change(change, answer::complete);
        return ((Result.Changed) answer.join()).after();
    }

    private Totals totals(Account account, Days days) {
        return Totals.of(ratings.counts(account.id(), days), days);
    }

    @Test
    void ofEachChatTheLastRatingCountsForItsAgentItsDepartmentAndTheDayWhereTheReaderLives() {
        Talk changed = talk(ANNA, SALES, "2026-10-31T22:00:00Z");
        rate(changed, "2026-10-31T22:10:00Z", Rating.GOOD, null);
        rate(changed, "2026-10-31T23:10:00Z", Rating.BAD, "Slow");
        rate(talk(ANNA, GONE, "2026-11-01T10:00:00Z"), "2026-11-01T10:05:00Z", Rating.GOOD, "Quick");
        rate(talk(ANNA, null, "2026-11-01T10:00:00Z"), "2026-11-01T10:06:00Z", Rating.GOOD, null);
        rate(talk(LOUIS, SALES, "2026-11-02T22:00:00Z"), "2026-11-02T22:59:59.999Z", Rating.GOOD, null);
        rate(talk(LOUIS, SALES, "2026-11-02T22:00:00Z"), "2026-11-02T23:00:00Z", Rating.GOOD, null);
        rate(talk(MALLORY, null, "2026-11-01T10:00:00Z"), "2026-11-01T10:05:00Z", Rating.BAD, "Not ours");
        Talk taken = talk(LOUIS, null, "2026-11-01T10:00:00Z");
        rate(taken, "2026-11-01T10:05:00Z", Rating.BAD, "Hm");
        rate(taken, "2026-11-01T10:06:00Z", null, null);
        talk(ANNA, null, "2026-11-01T10:00:00Z");

        Totals totals = totals(ACME, PARIS);
        assertThat(totals.all()).isEqualTo(new Tally(3, 1, 2));
        assertThat(totals.days())
                .containsExactly(
                        new Totals.Line<>(LocalDate.parse("2026-11-01"), new Tally(2, 1, 2)),
                        new Totals.Line<>(LocalDate.parse("2026-11-02"), new Tally(1, 0, 0)));
        assertThat(totals.agents())
                .extracting(line -> line.about().name() + " " + line.tally())
                .containsExactly("Anna " + new Tally(2, 1, 2), "Louis " + new Tally(1, 0, 0));
        assertThat(totals.departments())
                .extracting(
                        line -> (line.about() == null ? "none" : line.about().name()) + " " + line.tally())
                .containsExactly(
                        "Sales today " + new Tally(1, 1, 1),
                        "none " + new Tally(1, 0, 0),
                        "Gone " + new Tally(1, 0, 1));
        assertThat(totals(OTHER, PARIS).all()).isEqualTo(new Tally(0, 1, 1));
        Days december = new Days(LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-01"), PARIS.zone());
        assertThat(totals(ACME, december)).isEqualTo(new Totals(Tally.NONE, List.of(), List.of(), List.of()));
    }

    @Test
    void pageByPageEachComesOnceThoughSomeAreChangedMeanwhile() {
        List<Talk> talks = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            talks.add(talk(ANNA, SALES, "2026-11-01T09:00:00Z"));
            rate(talks.get(i), "2026-11-01T10:00:00Z", Rating.GOOD, "number " + i);
        }
        long until = now + 1;
        List<Given> all = new ArrayList<>(ratings.given(ACME.id(), PARIS, until, null, 3));
        rate(talks.get(6), "2026-11-01T11:00:00Z", Rating.BAD, "later");
        all.addAll(ratings.given(ACME.id(), PARIS, until, all.getLast(), 3));
        all.addAll(ratings.given(ACME.id(), PARIS, until, all.getLast(), 3));
        assertThat(all)
                .extracting(Given::comment)
                .containsExactly("number 0", "number 1", "number 2", "number 3", "number 4", "number 5");
        assertThat(all.getFirst().department()).isEqualTo("Sales today");
        assertThat(ratings.given(ACME.id(), PARIS, Long.MAX_VALUE, null, 100)).hasSize(7);
        assertThat(ratings.given(OTHER.id(), PARIS, Long.MAX_VALUE, null, 100)).isEmpty();
    }
}
