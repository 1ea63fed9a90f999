package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Author;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.inbox.Entry.Refusal;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.inbox.Entry.Wish;
import dev.causerie.inbox.EntryEvent.Draft;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What may be done with an entry, and what it is afterwards.
class EntryTest {
    private static final Agent NORA = new Agent(
            new AgentId(11), new AccountId(1), "n@a.example", "Nora", null, Agent.Role.AGENT, AgentStatus.ONLINE);
    private static final Author BY_NORA = new Author.Agent(NORA.id());

    private static Entry entry(String email, String text) {
        Left left = new Left(
                new AccountId(1),
                new WidgetId(2),
                new VisitorId(3),
                "client-01",
                "Zoé",
                email,
                null,
                null,
                null,
                text,
                Map.of(),
                "fr",
                null,
                null,
                null);
        return Entry.fresh(new EntryId(4), left, null, 1_000);
    }

    private static Entry after(Entry entry, What... all) {
        Entry now = entry;
        for (What what : all) {
            Author author = what instanceof What.Reply ? new Author.Visitor(new VisitorId(3)) : BY_NORA;
            now = now.with(new EntryEvent(now.last() + 1, 1_000 + now.last(), author, null, what));
        }
        return now;
    }

    private static What reply(boolean machine) {
        return new What.Reply("Thanks\n> quoted", "Thanks", "z@a.example", "Re: x", "<a@b>", List.of(), machine);
    }

    private static List<What> done(Outcome<List<Draft>, Refusal> outcome) {
        return ((Outcome.Done<List<Draft>, Refusal>) outcome)
                .result().stream().map(Draft::what).toList();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whoWritesBackIsForUsToAnswerAgainButForSpam(State state) {
        Entry before = after(entry("z@a.example", "Hi"), new What.Moved(state));
        Entry replied = after(before, reply(false));
        assertThat(replied.state()).isEqualTo(state == State.WAITING || state == State.SOLVED ? State.OPEN : state);
        assertThat(replied.unread()).isEqualTo(state != State.SPAM);
        assertThat(replied.lastText()).isEqualTo("Thanks");
        Entry told = after(before, reply(true));
        assertThat(told.state()).as("a machine's").isEqualTo(state);
        assertThat(told.unread()).isFalse();
        assertThat(after(before, new What.Returned("no such user")).state()).isEqualTo(replied.state());
    }

    @Test
    void whoAnswersWhatNobodyLooksAfterLooksAfterIt() {
        Entry fresh = entry("z@a.example", "Hi");
        What.Answer answer = new What.Answer("Hello", "z@a.example", "<m@d>");
        assertThat(done(fresh.answer(NORA, 1, "c-1", " Hello ", "<m@d>", State.SOLVED)))
                .containsExactly(answer, new What.Assigned(NORA.id(), "Nora"), new What.Moved(State.SOLVED));
        Entry taken = after(fresh, new What.Assigned(new AgentId(12), "Ada"));
        assertThat(taken.state()).isEqualTo(State.OPEN);
        assertThat(done(taken.answer(NORA, 2, "c-1", "Hello", "<m@d>", State.WAITING)))
                .containsExactly(answer);
        assertThat(after(taken, answer).state()).isEqualTo(State.WAITING);
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        Entry fresh = entry("z@a.example", "Hi");
        assertThat(fresh.answer(NORA, 1, "c-1", " \n ", "<m@d>", State.OPEN)).isEqualTo(Outcome.refused(Refusal.EMPTY));
        assertThat(fresh.answer(NORA, 1, "c-1", "x".repeat(20_001), "<m@d>", State.OPEN))
                .isEqualTo(Outcome.refused(Refusal.TOO_LONG));
        assertThat(entry("", "Hi").answer(NORA, 1, "c-1", "x", "<m@d>", State.OPEN))
                .isEqualTo(Outcome.refused(Refusal.NO_ADDRESS));
        assertThat(after(fresh, new What.Answer("x", "z@a.example", "<m@d>"))
                        .answer(NORA, 1, "c-1", "x", "<m@d>", State.OPEN))
                .isEqualTo(Outcome.refused(Refusal.OUTDATED));
        assertThat(fresh.note(BY_NORA, "c-1", "x".repeat(5_001))).isEqualTo(Outcome.refused(Refusal.TOO_LONG));
    }

    @Test
    void onlyWhatIsOtherwiseBecomesAnEvent() {
        DepartmentName sales = new DepartmentName(new DepartmentId(21), "Sales");
        Entry fresh = after(entry("z@a.example", "Hi"), new What.Tagged(List.of("lamp"), List.of()));
        Wish nothing = new Wish(State.NEW, new To<>(null), new To<>(null), List.of(" LAMP ", "lamp"));
        assertThat(done(fresh.change(BY_NORA, 2, nothing))).isEmpty();
        Wish all = new Wish(State.WAITING, new To<>(NORA), new To<>(sales), List.of("spare part"));
        List<What> happened = done(fresh.change(BY_NORA, 2, all));
        assertThat(happened)
                .containsExactly(
                        new What.Filed(sales),
                        new What.Assigned(NORA.id(), "Nora"),
                        new What.Tagged(List.of("spare-part"), List.of("lamp")),
                        new What.Moved(State.WAITING));
        Entry changed = after(fresh, happened.toArray(What[]::new));
        assertThat(changed.department()).isEqualTo(sales);
        assertThat(changed.tags()).containsExactly("spare-part");
        assertThat(changed.touched()).as("its place in the list").isEqualTo(fresh.touched());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lamp | true",
                "Größe-42_b | true",
                "двери | true",
                "a,b | false",
                "<b> | false",
                "#lamp | false",
                "12345678901234567890123456789012345678901 | false"
            })
    void aTagIsAWord(String tag, boolean valid) {
        assertThat(Tags.valid(List.of(tag))).isEqualTo(valid);
        assertThat(Tags.valid(IntStream.range(0, 21).mapToObj(i -> "t" + i).toList()))
                .isFalse();
    }

    @Test
    void aSubjectIsTheBeginningOfTheFirstLineAndNeverHalfAWord() {
        assertThat(entry("", "\n  Where is my lamp?  \nIt was sent on Monday").subject())
                .isEqualTo("Where is my lamp?");
        assertThat(entry("", "word ".repeat(30)).subject()).hasSizeLessThan(72).endsWith("word…");
        assertThat(entry("", "😀".repeat(100)).subject()).isEqualTo("😀".repeat(70) + "…");
        assertThat(entry("", "").subject()).isEmpty();
    }

    @Test
    void wordsAreFoundWithoutAccentsCaseAndSigns() {
        assertThat(Words.asked("Élan, VITAL! O'Neill ﬁn")).containsExactly("elan", "vital", "o", "neill", "fin");
        assertThat(Words.asked("台灯 ランプ")).containsExactly("台", "灯", "ラ", "ン", "フ");
        assertThat(Words.asked("a ".repeat(3) + "b c d e f g h i j")).hasSize(8);
        assertThat(Words.asked("% _ ' \\")).isEmpty();
        assertThat(Words.more(" a b ", Set.of("b", "c"))).isEqualTo(" a b c ");
    }
}
