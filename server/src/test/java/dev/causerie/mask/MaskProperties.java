package dev.causerie.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/// Whatever stands around it, no card number is left; whatever is written, nothing gets longer or worse.
class MaskProperties {
    @Property(tries = 1_000)
    void noCardNumberIsLeftWhateverStandsAroundIt(
            @ForAll("words") String before, @ForAll("cards") String card, @ForAll("words") String after) {
        String typed = before + card + after;
        String kept = CardNumbers.mask(typed);
        assertThat(kept.length()).isLessThanOrEqualTo(typed.length());
        assertThat(kept).doesNotContain(card).startsWith(before).endsWith(after);
        String digits = card.replaceAll("\\D", "");
        assertThat(kept).contains("•".repeat(1)).doesNotContain(digits.substring(0, digits.length() - 4));
    }

    @Property(tries = 1_000)
    void maskedTwiceIsMaskedOnce(@ForAll @CharRange(from = ' ', to = '9') @StringLength(max = 80) String text) {
        String once = CardNumbers.mask(text);
        assertThat(CardNumbers.mask(once)).isEqualTo(once);
    }

    /// As somebody would who looks at each group of digits by hand.
    @Property(tries = 2_000)
    void nothingElseIsTouched(@ForAll("numbers") String text) {
        assertThat(!CardNumbers.mask(text).equals(text)).as(text).isEqualTo(holdsCard(text));
    }

    private static boolean holdsCard(String text) {
        String[] groups = text.split(" ");
        for (int from = 0; from < groups.length; from++) {
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < groups.length; to++) {
                digits.append(groups[to]);
                if (digits.length() >= 13 && digits.length() <= 19 && luhn(digits.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean luhn(String digits) {
        List<Integer> all = new ArrayList<>();
        digits.chars().forEach(digit -> all.addFirst(digit - '0'));
        int sum = 0;
        for (int i = 0; i < all.size(); i++) {
            int doubled = i % 2 == 1 ? all.get(i) * 2 : all.get(i);
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0 && sum > 0;
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(groups -> String.join(" ", groups));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abc ,.:é日\n€(")
                .ofMaxLength(12)
                .map(text -> text + "x")
                .map(text -> text.length() % 2 == 0
                        ? text
                        : new StringBuilder(text).reverse().toString());
    }

    /// 13 to 19 digits with a right check digit, in groups or not.
    @Provide
    Arbitrary<String> cards() {
        Arbitrary<String> bodies =
                Arbitraries.strings().numeric().ofMinLength(12).ofMaxLength(18).filter(body -> !body.matches("0+"));
        return Combinators.combine(
                        bodies,
                        Arbitraries.of("", " ", "-", " - "),
                        Arbitraries.integers().between(2, 6))
                .as((body, between, size) -> {
                    int check = 0;
                    while (!luhn(body + check)) {
                        check++;
                    }
                    return (body + check).replaceAll("(\\d{" + size + "})(?=\\d)", "$1" + between);
                });
    }
}
