package dev.causerie.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works now.\n\nOn Tue, 5 Jan 2027 at 10:00, Shop <shop@example.com> wrote:\n\n> Does it work?\n>\n> Anna",
                "It works now.\n\nOn Tue, 5 Jan 2027 at 10:00, Shop <shop@example.com>\nwrote:\n> Does it work?\n",
                "It works now.\n\nLe mar. 5 janv. 2027 à 10:00, Shop <shop@example.com> a écrit :\n\n> Ça marche ?",
                "It works now.\n\nAm 05.01.27 um 10:00 schrieb Shop:\n> Geht es?\n\n",
                "It works now.\n\n2027年1月5日(火) 10:00 Shop <shop@example.com>：\n> 動きますか？",
                "It works now.\n\n> Does it work?\n> > Before that",
                "It works now.\n\n-----Original Message-----\nFrom: Shop\nSubject: Lamp\n\nDoes it work?",
                "It works now.\n\n-----Ursprüngliche Nachricht-----\nVon: Shop\n\nGeht es?",
                "It works now.\n\n________________________________\nFrom: Shop <shop@example.com>\nSent: Tuesday\nTo: Me\nSubject: Lamp\n\nDoes it work?",
                "It works now.\n\nDe : Shop <shop@example.com>\nEnvoyé : mardi\nÀ : Moi\nObjet : Lampe\n\nÇa marche ?",
                "It works now.\n\n-- \nAda\nEngines Ltd",
                "It works now.\n--\nAda\n\nOn 5 Jan 2027, Shop wrote:\n> Does it work?",
            })
    void whatStandsAtTheEndIsCut(String text) {
        assertThat(Quotes.cut(text)).isEqualTo("It works now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Does it work?\nYes.\n> Is it bright?\nNo.",
                "I want two things:\n- light\n- peace",
                "From: is a word, too",
                "From: me\nTo: you\nWith love",
                "I like -- dashes\n--- and more",
                "> only a quote",
                "The error says:\n\n  From the start: all is dark\n",
                "",
            })
    void whenInDoubtEverythingStays(String text) {
        assertThat(Quotes.cut(text).strip()).isEqualTo(text.strip());
    }

    @Test
    void aLongEndAfterDashesIsNoSignature() {
        String text = "Here is the list\n--\n" + "line\n".repeat(20);
        assertThat(Quotes.cut(text)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "From: a b\n%sx\nend",
                "From: a b\na%s\nb%sx\nend",
                "From:%s\u2028x\n",
                "On 5 Jan:%sx\n> quoted",
                "--%sx",
                "---%sx",
                "*%s:*",
            })
    void aLineOfManyBlanksIsReadAtOnce(String text) {
        for (String many : new String[] {" ", "a ", "_", "\t"}) {
            String hostile = "Hello\n\n" + text.replace("%s", many.repeat(200_000));
            assertThat(Quotes.cut(hostile)).startsWith("Hello");
        }
    }

    @Test
    void aMillionLinesTakeNoTimeAndNoStack() {
        assertThat(Quotes.cut("Hi\n" + ">\n".repeat(500_000))).isEqualTo("Hi");
        assertThat(Quotes.cut("a:\n".repeat(300_000))).hasSizeGreaterThan(800_000);
    }
}
