package dev.causerie.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.mask.MaskRules.Own;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final Actor VISITOR = new Actor.Visitor(ACCOUNT, new VisitorId(2));
    private static final Actor AGENT = new Actor.Agent(ACCOUNT, new AgentId(3));

    private static MaskRules rules(String... patterns) {
        return new MaskRules(
                false,
                false,
                List.of(patterns).stream().map(one -> new Own("mine", one)).toList());
    }

    @Test
    void whatVisitorsWriteIsMaskedAndWhatAgentsWriteWhereThatIsSet() {
        String card = "4111 1111 1111 1111";
        assertThat(new Masker(new MaskRules(true, false, List.of())).of(VISITOR, card))
                .endsWith("•• 1111");
        assertThat(new Masker(new MaskRules(true, false, List.of())).of(AGENT, card))
                .isEqualTo(card);
        assertThat(new Masker(new MaskRules(true, true, List.of())).of(AGENT, card))
                .endsWith("•• 1111");
        assertThat(Masker.NONE.of(VISITOR, card)).isEqualTo(card);
    }

    @Test
    void ownPatternsBecomeDotsInAnyCase() {
        Masker masker = new Masker(rules("KD-[0-9]{6}", "password: *\\S+"));
        assertThat(masker.mask("I am kd-123456, Password: hunter2 and KD-999999."))
                .isEqualTo("I am •••••••••, ••••••••• ••••••• and •••••••••.");
        assertThat(masker.mask("KD-12345")).isEqualTo("KD-12345");
    }

    @Test
    void aMaskedTextIsNeverLonger() {
        Masker masker = new Masker(rules("[^a]+"));
        assertThat(masker.mask("a🗝️🗝️b")).isEqualTo("a•••••");
    }

    @Test
    void rulesSayWhatIsWrongWithThem() {
        assertThat(rules("KD-[0-9]{6}").faults()).isEmpty();
        assertThat(rules("(", "a*", "", "x".repeat(301), "(a{1,900}){1,900}", "a{1,1000}", "(?=a)b", "(a)\\1")
                        .faults())
                .containsEntry("patterns.0.pattern", "invalid")
                .containsEntry("patterns.1.pattern", "matches_nothing")
                .containsEntry("patterns.2.pattern", "empty")
                .containsEntry("patterns.3.pattern", "too_long")
                .containsEntry("patterns.4.pattern", "too_large")
                .containsEntry("patterns.5.pattern", "too_large")
                .containsEntry("patterns.6.pattern", "invalid")
                .containsEntry("patterns.7.pattern", "invalid");
        assertThat(new MaskRules(true, true, List.of(new Own(null, null), new Own("x".repeat(61), "a"))).faults())
                .isEqualTo(Map.of(
                        "patterns.0.name", "empty", "patterns.0.pattern", "empty", "patterns.1.name", "too_long"));
        String[] many = IntStream.range(0, 21).mapToObj(i -> "a" + i).toArray(String[]::new);
        assertThat(rules(many).faults()).isEqualTo(Map.of("patterns", "too_many"));
        String[] large = IntStream.range(0, 6).mapToObj(i -> "b" + i + "{400}").toArray(String[]::new);
        assertThat(rules(large).faults()).isEqualTo(Map.of("patterns", "too_large"));
        assertThat(new MaskRules(true, true, null).faults()).isEqualTo(Map.of("patterns", "empty"));
    }

    /// Each of these takes all memory, or all of the stack, when it is compiled.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1,900}){1,900}",
                "((a{1,900}){1,900}){1,900}",
                "(((((a{30}){30}){30}){30}){30}){30}",
                "((((((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}",
                "(?:(?:[^]{}]{99}){99}){99}",
                "(\\x{10}{99}|\\p{Greek}{99}){99,}",
                "(\\Qa{9}\\E{99}){99}",
                "((a{999}",
                "a)))){999}{999}",
                "[[:alpha:]]{501}",
            })
    void noPatternIsCompiledIntoMoreThanThereIsRoomFor(String pattern) {
        assertThat(rules(pattern).faults()).containsEntry("patterns.0.pattern", "too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{16}-[0-9]{16}-[0-9]{16}",
                "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){7}",
                "\\x{1000}\\p{Greek}+",
                "[]{}(]{3}",
                "a{,9}",
                "\\({20}\\)",
            })
    void whatIsWrittenInTheUsualWayIsNotTooLarge(String pattern) {
        assertThat(rules(pattern).faults()).isEmpty();
    }

    /// Each of these lets a regular expression that tries one way after the other think for longer than the sun will
    /// shine.
    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+$",
                "(a|a?)+$",
                "(.*a){20}$",
                "([a-zA-Z]+)*$",
                "^(a?){25}a{25}$",
                "(x+x+)+y",
                "(a*)*b",
                "(\\w+\\s?)*$z",
                "x.*y|x",
                "x.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*y|x",
            })
    void noPatternThinksForEver(String pattern) {
        MaskRules rules = rules(pattern);
        if (rules.faults().isEmpty()) {
            Masker masker = new Masker(rules);
            assertThat(masker.mask("a".repeat(4_999) + "!")).hasSizeLessThanOrEqualTo(5_000);
            assertThat(masker.mask("x".repeat(5_000))).hasSizeLessThanOrEqualTo(5_000);
            assertThat(masker.mask("x".repeat(50_000))).hasSize(50_000);
        }
    }

    @Test
    void whereTooMuchIsFoundTheRestIsDotsAndElseItStays() {
        Masker masker = new Masker(rules("secret.*code|secret"));
        assertThat(masker.mask("secret ".repeat(50) + "and the rest")).endsWith("•••••• and the rest");
        String much = masker.mask("secret ".repeat(2_000) + "and the rest");
        assertThat(much).hasSize(14_012).containsPattern("^[• ]+$");
        assertThat(masker.mask("secret\n".repeat(2_000) + "and the rest"))
                .as("it looks no further than its line")
                .endsWith("\nand the rest");
    }

    /// Also where it is typed into the middle, and where something is deleted from it.
    @Test
    void aCardNumberThatIsBeingTypedIsNeverShown() {
        Masker masker = new Masker(new MaskRules(true, false, List.of()));
        String card = "4012 8888 8888 1881";
        for (String after : List.of("", " please", "\n12/29")) {
            for (int from = 0; from < card.length(); from++) {
                for (int to = from; to <= card.length(); to++) {
                    String shown = masker.unsent("Card " + card.substring(from, to) + after);
                    assertThat(shown.replaceAll("12/29|[^0-9]", ""))
                            .as("%d to %d: %s", from, to, shown)
                            .hasSizeLessThanOrEqualTo(4);
                    assertThat(shown).startsWith("Card ").endsWith(after);
                }
            }
        }
        assertThat(masker.unsent("I have 2 of 1000.")).isEqualTo("I have 2 of 1000.");
        assertThat(Masker.NONE.unsent("I am 123456")).isEqualTo("I am 123456");
    }

    @Test
    void whereThereArePatternsTheLastWordIsNotShownUntilAnotherBegins() {
        Masker masker = new Masker(rules("KD-[0-9]{3}"));
        assertThat(masker.unsent("I am KD-12")).isEqualTo("I am •••••");
        assertThat(masker.unsent("I am KD-123")).isEqualTo("I am ••••••");
        assertThat(masker.unsent("I am KD-123 ")).isEqualTo("I am •••••• ");
        assertThat(masker.unsent("I am here ")).isEqualTo("I am here ");
        assertThat(masker.unsent("GB29 NWBK 6016 1331 9")).isEqualTo("GB29 NWBK •••• •••• •");
        assertThat(masker.unsent("a🗝️")).isEqualTo("•••");
        assertThat(masker.unsent("")).isEmpty();
    }
}
