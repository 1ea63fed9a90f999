package dev.causerie.mail;

import static dev.causerie.mail.TestOffice.ACME;
import static dev.causerie.mail.TestOffice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.mail.Templates.Words;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TemplatesTest {
    private static final Path TEXTS = Path.of("src/main/resources/mail");
    private static final Map<String, String> VALUES = Map.of(
            "answer",
            "Here it is:\nhttps://shop.example/?a=1&b=2.",
            "agent",
            "Anna",
            "account",
            "Lumen",
            "subject",
            "Lamp",
            "quoted",
            "Where is it?\nI wait.");

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private SqlTemplates own;
    private Templates templates;

    @BeforeEach
    void open(TestInfo test) {
        assumeTrue(kind == TestDatabase.SQLITE || test.getTags().contains("stored"), "nothing is stored");
        database = kind.open(folder);
        new TestOffice(database);
        own = new SqlTemplates(database);
        templates = new Templates(own);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void everyLanguageHasEveryTextOfItsReadersAndNoOther() throws Exception {
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Templates.LANGUAGES.stream()
                            .map(tag -> tag + ".json")
                            .toList());
        }
        try (Stream<Path> widget = Files.list(Path.of("../widget/src/locales"))) {
            assertThat(widget.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .as("the widget speaks the same languages")
                    .containsExactlyInAnyOrderElementsOf(Templates.LANGUAGES.stream()
                            .map(tag -> tag + ".json")
                            .toList());
        }
        for (String language : Templates.LANGUAGES) {
            JsonNode texts = new ObjectMapper()
                    .readTree(TEXTS.resolve(language + ".json").toFile());
            for (Template template : Template.ALL) {
                boolean wanted = Templates.languages(template).contains(language);
                assertThat(texts.has(template.name()))
                        .as(language + " " + template.name())
                        .isEqualTo(wanted);
                if (wanted) {
                    Words words = templates.ours(template, language);
                    assertThat(template.fault(words.subject(), words.text()))
                            .as(language)
                            .isEmpty();
                    assertThat(Template.placesOf(words.text()))
                            .as(language)
                            .isEqualTo(Template.placesOf(
                                    templates.ours(template, "en").text()));
                }
            }
        }
    }

    @Test
    void anAnswerIsFilledInAndLinesWithNothingToSayAreLeftOut() {
        Rendered mail = templates.render(ACME, "inbox-answer", "en-GB", VALUES);
        assertThat(mail.subject()).isEqualTo("Re: Lamp");
        assertThat(mail.text()).isEqualTo("""
                Here it is:
                https://shop.example/?a=1&b=2.

                Anna
                Lumen

                You wrote:
                > Where is it?
                > I wait.""");
        assertThat(mail.html())
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<a href=\"https://shop.example/?a=1&amp;b=2\">https://shop.example/?a=1&amp;b=2</a>.")
                .contains("Anna<br>\nLumen");
    }

    @Test
    @Timeout(20)
    void aLinkWithoutEndIsWrittenAtOnce() {
        for (String many : new String[] {"&a", "."}) {
            String link = "https://a" + many.repeat(100_000) + "b";
            Rendered mail = templates.render(ACME, "inbox-answer", "en", Map.of("answer", link + "..."));
            assertThat(mail.html().contains("b</a>...")).as(many).isTrue();
        }
    }

    @Test
    void whatIsFilledInIsNeitherMarkupNorATemplateNorAHeader() {
        Map<String, String> evil = Map.of(
                "answer",
                "<script>alert(1)</script> {agent} $1 \\ \"quoted\" 'too'",
                "agent",
                "<b>Eve</b>",
                "subject",
                "Hi\r\nBcc: eve@example.com");
        Rendered mail = templates.render(ACME, "inbox-answer", "en", evil);
        assertThat(mail.subject()).isEqualTo("Re: Hi Bcc: eve@example.com");
        assertThat(mail.text()).startsWith("<script>alert(1)</script> {agent} $1 \\ \"quoted\" 'too'\n\n<b>Eve</b>");
        assertThat(mail.html())
                .doesNotContain("<script>", "<b>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {agent} $1 \\ &quot;quoted&quot; &#39;too&#39;");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, fr",
        "fr-CA, fr",
        "FR_ca, fr",
        "pt-BR, pt-BR",
        "pt-PT, pt",
        "zh, zh-CN",
        "zh-Hant-HK, zh-TW",
        "zh-TW, zh-TW",
        "no, nb",
        "nn-NO, nb",
        "ar-EG, ar",
        "tlh, en",
        "'', en"
    })
    void aLanguageIsTheNearestThatWeSpeak(String asked, String spoken) {
        assertThat(templates.render(ACME, "inbox-received", asked, Map.of()).html())
                .contains("<html lang=\"" + spoken + "\"");
    }

    @Test
    void fromRightToLeftWhereOneReadsSo() {
        assertThat(templates.render(ACME, "inbox-received", "he", Map.of()).html())
                .contains("dir=\"rtl\"");
    }

    @Test
    void theTeamIsWrittenToInTheDashboardsLanguages() {
        assertThat(templates.render(ACME, "test", "de", Map.of()).html()).contains("lang=\"en\"");
        assertThat(templates.render(ACME, "test", "fr", Map.of()).html()).contains("lang=\"fr\"");
    }

    @Test
    @Tag("stored")
    void anOwnTextStandsInThePlaceOfOursForItsLanguageAndAccountOnly() {
        own.save(ACME, new SqlTemplates.Own("inbox-answer", "fr", new Words("Bonjour", "À vous : {answer}")));
        own.save(ACME, new SqlTemplates.Own("inbox-answer", "fr", new Words("Bonsoir", "À vous : {answer}")));
        assertThat(templates.render(ACME, "inbox-answer", "fr", VALUES).subject())
                .isEqualTo("Bonsoir");
        assertThat(templates.render(ACME, "inbox-answer", "de", VALUES).subject())
                .isEqualTo("Re: Lamp");
        assertThat(templates.render(OTHER, "inbox-answer", "fr", VALUES).subject())
                .isEqualTo("Re: Lamp");
        own.remove(ACME, "inbox-answer", "fr");
        assertThat(templates.render(ACME, "inbox-answer", "fr", VALUES).subject())
                .isEqualTo("Re: Lamp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {answer} | subject.empty",
                "Hi | ' ' | text.empty",
                "Hi | no place | text.places",
                "Hi | {answer} {password} | text.places",
                "{link} {nothing} | {answer} | subject.places",
            })
    void anOwnTextHasItsPlaces(String subject, String text, String fault) {
        Template answer = Template.find("inbox-answer").orElseThrow();
        assertThat(answer.fault(subject, text)).contains(fault);
        assertThat(answer.fault("Hi", "{answer}\n{Other} {} { answer }")).isEmpty();
        assertThat(answer.fault("a\nb", "{answer}")).contains("subject.invalid");
        assertThat(answer.fault("a", "{answer}\0")).contains("text.invalid");
        assertThat(answer.fault("a".repeat(201), "{answer}")).contains("subject.too_long");
        assertThat(answer.fault("a", "{answer}" + "b".repeat(10_000))).contains("text.too_long");
    }
}
