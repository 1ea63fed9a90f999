package dev.causerie.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.http.StaticFiles;
import dev.causerie.words.Catalogue;
import dev.causerie.words.WordsModule;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Look FRESH = Look.fresh("Ask us", "#1f6f5c");
    private static final Catalogue WORDS =
            WordsModule.catalogue(StaticFiles.in("web/widget", "manifest.json"), new ObjectMapper());

    /// The fresh look with another value at one place, as JSON says it.
    private static Look with(String place, String value) throws Exception {
        ObjectNode all = JSON.valueToTree(FRESH);
        int dot = place.lastIndexOf('.');
        ObjectNode parent = dot < 0 ? all : (ObjectNode) all.get(place.substring(0, dot));
        parent.set(place.substring(dot + 1), JSON.readTree(value));
        return JSON.treeToValue(all, Look.class);
    }

    /// Where every picture is the account's own that has a name of ours.
    private static Map<String, String> faults(Look look) {
        return LookRules.faults(look, WORDS, path -> path.matches("/picture/[0-9a-f]{32}[.]png"));
    }

    @Test
    void aNewWidgetsLookIsRight() {
        assertThat(faults(FRESH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            title, "", empty
            title, "  ", empty
            title, null, empty
            title, "a\\nb", invalid
            title, "half \\ud83d", invalid
            title, "\\u202eover", invalid
            color, "red", no_color
            color, "#fff", no_color
            color, "url(//evil)", no_color
            color, "", empty
            textColor, "white", no_color
            textColor, null, empty
            scheme, "blue", unknown
            size, null, unknown
            launcher, null, empty
            launcher.label, "a label of more than thirty signs", too_long
            place, null, empty
            place.side, "top", unknown
            place.x, -1, out_of_range
            place.y, 501, out_of_range
            place.phoneX, 100000, out_of_range
            place.phoneY, -20, out_of_range
            place.zIndex, 0, out_of_range
            concierge, null, empty
            concierge.avatar, "https://elsewhere.example/a.png", unknown
            concierge.avatar, "/picture/../../etc/passwd", unknown
            badge, null, empty
            badge.layout, "text_left", unknown
            badge.color, "#12345", no_color
            badge.textColor, "javascript:alert(1)", no_color
            badge.image, "data:x", unknown
            """)
    void whatIsWrongIsToldOfItsField(String place, String value, String fault) throws Exception {
        assertThat(faults(with(place, value))).isEqualTo(Map.of(place, fault));
    }

    @Test
    void textsMayHoldAnythingButMayNotBeLong() throws Exception {
        for (String text :
                new String[] {"<script>alert(1)</script>", "مرحبا hello שלום", "« Où ? » 🛋️", "\\ \" ' ` $"}) {
            assertThat(faults(with("title", JSON.writeValueAsString(text)))).isEmpty();
        }
        assertThat(faults(with("title", JSON.writeValueAsString("🛋".repeat(60)))))
                .isEmpty();
        String long10000 = JSON.writeValueAsString("x".repeat(10_000));
        for (String place :
                new String[] {"title", "launcher.label", "concierge.name", "concierge.byline", "badge.text"}) {
            assertThat(faults(with(place, long10000))).isEqualTo(Map.of(place, "too_long"));
        }
    }

    @Test
    void aBadgeThatIsShownNeedsWhatItsLayoutShows() throws Exception {
        assertThat(faults(with("badge.shown", "true"))).isEqualTo(Map.of("badge.text", "empty"));
        Look bare = with("badge", """
                {"shown":true,"layout":"image_left","text":"","color":"#ffffff","textColor":"auto","image":""}""");
        assertThat(faults(bare)).isEqualTo(Map.of("badge.text", "empty", "badge.image", "empty"));
        Look picture = with("badge", """
                {"shown":true,"layout":"image_only","text":"","color":"#ffffff","textColor":"auto",\
                "image":"/picture/0123456789abcdef0123456789abcdef.png"}""");
        assertThat(faults(picture)).isEmpty();
    }

    @Test
    void aBadgeInvitesInAFewWordsOfAnyScript() throws Exception {
        for (String text : new String[] {"🛋".repeat(120), "<b>Ask us</b> & \"more\"", "مرحبا hello שלום"}) {
            assertThat(faults(with("badge.text", JSON.writeValueAsString(text))))
                    .isEmpty();
        }
        assertThat(faults(with("badge.text", JSON.writeValueAsString("x".repeat(121)))))
                .isEqualTo(Map.of("badge.text", "too_long"));
        assertThat(faults(with("badge.text", "\"two\\nlines\""))).isEqualTo(Map.of("badge.text", "invalid"));
    }

    @Test
    void visitorsCanReadWhateverWasChosen() throws Exception {
        assertThat(FRESH.shown().textColor()).isEqualTo("#ffffff");
        Look unreadable = with("textColor", "\"#1f6f5d\"");
        assertThat(faults(unreadable)).as("it is mended, not refused").isEmpty();
        assertThat(unreadable.shown().textColor()).isEqualTo("#ffffff");
        assertThat(FRESH.shown().badge().textColor()).isEqualTo("#000000");
        Look card = with("badge.color", "\"#1f2a44\"");
        assertThat(card.shown().badge().textColor()).isEqualTo("#ffffff");
    }

    @Test
    void whatIsStoredIsReadAgainAlsoByOtherVersions() throws Exception {
        assertThat(LookText.read(LookText.write(FRESH))).isEqualTo(FRESH);
        Look old = LookText.read("""
                {"title":"Ask us","color":"#1f6f5c","place":{"side":"left"},"later":{"x":1}}""");
        assertThat(old).isEqualTo(with("place.side", "\"left\""));
        assertThat(old.rating()).as("off until somebody switches it on").isFalse();
        assertThat(LookText.read(LookText.write(with("rating", "true"))).rating())
                .isTrue();
        JsonNode written = JSON.readTree(LookText.write(old));
        assertThat(written.at("/place/zIndex").asInt()).isEqualTo(2_147_483_000);
    }

    private static Look saying(String language, String key, String text) {
        return FRESH.with(Map.of(language, Map.of(key, text)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            en | nothing | Hello | unknown
            en | newMessages.few | {n} letters | unknown
            en | hello | Hello {name} | places
            en | joined | Somebody is here | places
            en | joined | {name}, {name} is here | places
            en | joined | {Name} is here | places
            en | newMessages.other | A few letters | places
            en | newMessages.one | {n} of {n} | places
            ru | newMessages.one | Одно сообщение | places
            """)
    void aTextIsOfOursAndHasTheSamePlaces(String language, String key, String text, String fault) {
        assertThat(faults(saying(language, key, text))).isEqualTo(Map.of("texts." + language + "." + key, fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | hello | Welcome, <b>you</b> {who
            en | joined | Here is {name} for you
            en | newMessages.one | A letter
            en | newMessages.one | {n} letter
            ar | newMessages.two | {n} رسالة
            ar | newMessages.one | رسالة واحدة hello
            pl | newMessages.few | {n} listy
            pt-BR | launcher | Fale com a gente
            """)
    void whatASiteSaysInsteadMayBeAnything(String language, String key, String text) {
        assertThat(faults(saying(language, key, text))).isEmpty();
    }

    @Test
    void aTextMayNotBeLongAndAllTogetherNeither() {
        assertThat(faults(saying("fr", "hello", "🛋".repeat(500)))).isEmpty();
        assertThat(faults(saying("fr", "hello", "🛋".repeat(501)))).isEqualTo(Map.of("texts.fr.hello", "too_long"));
        assertThat(faults(saying("fr", "hello", "x".repeat(10_000)))).isEqualTo(Map.of("texts.fr.hello", "too_long"));
        assertThat(faults(saying("fr", "launcher", "x".repeat(101))))
                .as("fetched on every page")
                .isEqualTo(Map.of("texts.fr.launcher", "too_long"));
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (String language : new String[] {"de", "es", "fr", "it", "nl", "sv", "da", "nb", "fi", "hu"}) {
            Map<String, String> own = new TreeMap<>();
            WORDS.words(language).forEach((key, text) -> {
                int left = Catalogue.longest(key) - text.length();
                own.put(key, text + " x".repeat(left / 2));
            });
            all.put(language, own);
        }
        assertThat(faults(FRESH.with(all))).isEqualTo(Map.of("texts", "too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u0085b", "half \ud83d", "\u202eover", "\u2067x"})
    void whatIsNoTextIsRefused(String text) {
        assertThat(faults(saying("fr", "hello", text))).isEqualTo(Map.of("texts.fr.hello", "invalid"));
    }

    @Test
    void aLanguageThatTheWidgetDoesNotSpeakIsNone() {
        for (String language : new String[] {"tlh", "FR", "", "fr-FR", "../en", "en-0815"}) {
            assertThat(faults(saying(language, "hello", "x"))).isEqualTo(Map.of("texts." + language, "unknown"));
        }
    }

    @Test
    void aTextThatTheWidgetSaysNoMoreIsLeftOut() {
        Map<String, String> french = Map.of("hello", "Bienvenue", "gone", "x", "newMessages.few", "x");
        assertThat(WORDS.known(Map.of("fr", french, "tlh", Map.of("hello", "x"), "de", Map.of("gone", "x"))))
                .isEqualTo(Map.of("fr", Map.of("hello", "Bienvenue")));
    }

    @Test
    void anEmptyTextIsOurs() throws Exception {
        Look look = with("texts", """
                {"fr":{"hello":"  ","send":null,"sent":" Parti "},"de":{"hello":""},"it":null}""");
        assertThat(look.texts()).isEqualTo(Map.of("fr", Map.of("sent", "Parti")));
        assertThat(faults(look)).isEmpty();
        assertThat(faults(with("texts", "null"))).isEqualTo(Map.of("texts", "empty"));
        assertThat(look.shown().texts()).as("they come with the words").isEmpty();
    }
}
