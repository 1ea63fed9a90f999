package dev.causerie.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.LogModel.Step;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is sent, repeated, ended and reopened in whatever order: the log holds each thing once, in order, without
/// gaps.
class LogProperties {
    @Property(tries = 60)
    void theLogHoldsWhatWasAnsweredAndNothingElse(@ForAll("histories") List<Step> history) throws Exception {
        holds(TestDatabase.SQLITE, history);
    }

    @Property(tries = 15)
    void soItDoesInPostgres(@ForAll("histories") List<Step> history) throws Exception {
        holds(TestDatabase.POSTGRES, history);
    }

    private static void holds(TestDatabase kind, List<Step> history) throws Exception {
        Path folder = Files.createTempDirectory("causerie-log");
        try (LogModel model = new LogModel(kind, folder)) {
            history.forEach(model::run);
            model.settle();

            for (List<ChatEvent> log : model.logs()) {
                assertThat(log).extracting(ChatEvent::number).containsExactlyElementsOf(ChatsContract.upTo(log.size()));
            }
            assertThat(model.storedClientIds()).containsExactlyInAnyOrderElementsOf(model.answeredClientIds());
            assertThat(model.announcedEvents())
                    .containsExactlyInAnyOrderElementsOf(
                            model.logs().stream().flatMap(List::stream).toList());
            assertThat(model.results())
                    .noneMatch(result ->
                            result instanceof Result.Refused refused && refused.reason() == Refusal.UNAVAILABLE);
            model.chats().forEach(chat -> assertThat(model.folded(chat)).isEqualTo(chat));
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> who = Arbitraries.integers().between(0, 2);
        Arbitrary<Step> say =
                Combinators.combine(who, Arbitraries.integers().between(0, 12)).as(Step.Say::new);
        Arbitrary<Step> serve =
                Combinators.combine(who, Arbitraries.integers().between(0, 1)).as(Step.Serve::new);
        Arbitrary<Step> reply = Combinators.combine(
                        who,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 6))
                .as(Step.Reply::new);
        Arbitrary<Step> leave =
                Combinators.combine(who, Arbitraries.integers().between(0, 1)).as(Step.Leave::new);
        Arbitrary<Step> transfer = Combinators.combine(
                        who,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3))
                .as(Step.Transfer::new);
        Arbitrary<Step> end = who.map(Step.End::new);
        Arbitrary<Step> rate =
                Combinators.combine(who, Arbitraries.integers().between(0, 9)).as(Step.Rate::new);
        Arbitrary<Step> request =
                Combinators.combine(who, Arbitraries.integers().between(0, 1)).as(Step.RequestRating::new);
        Arbitrary<Step> reopen = Arbitraries.just(new Step.Reopen());
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, say),
                        net.jqwik.api.Tuple.of(4, serve),
                        net.jqwik.api.Tuple.of(6, reply),
                        net.jqwik.api.Tuple.of(1, leave),
                        net.jqwik.api.Tuple.of(3, transfer),
                        net.jqwik.api.Tuple.of(2, end),
                        net.jqwik.api.Tuple.of(3, rate),
                        net.jqwik.api.Tuple.of(1, request),
                        net.jqwik.api.Tuple.of(1, reopen))
                .list()
                .ofMaxSize(60);
    }
}
