package dev.causerie.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With the numbers that card networks publish for tests.
class CardNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "4111111111111111, ••••••••••••1111",
        "4111 1111 1111 1111, •••• •••• •••• 1111",
        "4111-1111-1111-1111, ••••-••••-••••-1111",
        "4111 - 1111 - 1111 - 1111, •••• - •••• - •••• - 1111",
        "4111–1111–1111–1111, ••••–••••–••••–1111",
        "5555555555554444, ••••••••••••4444",
        "3782 822463 10005, •••• •••••• •0005",
        "30569309025904, ••••••••••5904",
        "6011111111111117, ••••••••••••1117",
        "3530111333300000, ••••••••••••0000",
        "4222222222222, •••••••••2222",
        "6212345678900000003, •••••••••••••••0003",
        "'Card 4111 1111 1111 1111, 12/29, 123', 'Card •••• •••• •••• 1111, 12/29, 123'",
        "'4111111111111111 and 5555555555554444', '••••••••••••1111 and ••••••••••••4444'",
        "'Order 12 4111 1111 1111 1111 12', 'Order 12 •••• •••• •••• 1111 12'",
        "(4111111111111111), (••••••••••••1111)",
        "№4111111111111111!, №••••••••••••1111!",
        "٤١١١١١١١١١١١١١١١, ••••••••••••١١١١",
    })
    void aCardNumberBecomesDotsButForItsLastFour(String typed, String kept) {
        assertThat(CardNumbers.mask(typed)).isEqualTo(kept);
    }

    @Test
    void whateverKindOfBlankStandsBetween() {
        for (char blank :
                new char[] {' ', '\u00a0', '\u202f', '\u2009', '\u2007', '\u3000', '-', '\u2010', '\u2011', '\u2013'}) {
            String typed = "4111" + blank + "1111" + blank + "1111" + blank + "1111";
            assertThat(CardNumbers.mask(typed))
                    .as("%04x", (int) blank)
                    .isEqualTo(typed.replace("4111", "••••")
                            .replaceFirst("1111", "••••")
                            .replaceFirst("1111", "••••"));
        }
    }

    @Test
    void digitsBeyondTheFirstPlaneToo() {
        String four = new String(Character.toChars(0x1d7dc)); // 𝟜
        String one = new String(Character.toChars(0x1d7d9)); // 𝟙
        assertThat(CardNumbers.mask("a" + four + one.repeat(15) + "z"))
                .isEqualTo("a" + "•".repeat(12) + one.repeat(4) + "z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "4111111111111112",
                "4111 1111 1111 1112",
                "411111111111",
                "41111111111111111111111",
                "0000000000000000",
                "4111 1111 1111\n1111",
                "4111.1111.1111.1111",
                "4111a1111b1111c1111",
                "4111    1111    1111    1111",
                "+33 1 42 68 53 00",
                "2026-11-26 14:20:05",
                "Order 2026112612345",
            })
    void whatIsNoneStaysAsItIs(String typed) {
        assertThat(CardNumbers.mask(typed)).isSameAs(typed);
    }
}
