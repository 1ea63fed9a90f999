package dev.causerie.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.kernel.AccountId;
import dev.causerie.post.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of mails, in every language, with an account's own in the place of ours.
///
/// There is no logic in them: only places that are filled in. They are words, not markup: the HTML is made from
/// the same words, with everything in it escaped.
public final class Templates {
    /// The widget's, since the same people read both.
    static final List<String> LANGUAGES = List.of(
            "ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nb",
            "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh-CN", "zh-TW");
    /// The dashboard's.
    static final List<String> TEAM_LANGUAGES = List.of("en", "fr");

    private static final String FALLBACK = "en";
    private static final int LONGEST_SUBJECT = 200;
    private static final Set<String> FROM_RIGHT = Set.of("ar", "fa", "he");
    // Both in one go: what people write is long, and must be tried in one way only.
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"&]++(?:&amp;[^\\s<>\"&]++)*+");
    private static final Pattern LINK_END = Pattern.compile("(?<![.,;:!?)\\]])[.,;:!?)\\]]++$");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A text with places in it.
    public record Words(String subject, String text) {}

    private final SqlTemplates own;
    private final Map<String, Map<String, Words>> read = new ConcurrentHashMap<>();

    public Templates(SqlTemplates own) {
        this.own = own;
    }

    /// May block.
    ///
    /// @param template the name of one of [Template]
    /// @param language a tag like `fr` or `pt-BR`; of one that we do not speak, the nearest that we do
    /// @param values by place; what is missing is empty
    public Rendered render(AccountId account, String template, String language, Map<String, String> values) {
        Template found = Template.find(template).orElseThrow();
        String spoken = spoken(found, language);
        Words words = own.find(account, template, spoken).orElseGet(() -> ours(found, spoken));
        return render(words, spoken, values);
    }

    Rendered render(Words words, String language, Map<String, String> values) {
        String text = Template.fill(words.text(), values).replace("\r\n", "\n").replace('\r', '\n');
        String subject =
                Lines.one(Template.fill(Lines.one(words.subject(), LONGEST_SUBJECT), oneLine(values)), LONGEST_SUBJECT);
        return new Rendered(subject, text, html(text, subject, language));
    }

    private static Map<String, String> oneLine(Map<String, String> values) {
        Map<String, String> lines = new HashMap<>();
        values.forEach((place, value) -> lines.put(place, Lines.one(value, LONGEST_SUBJECT)));
        return lines;
    }

    static List<String> languages(Template template) {
        return template.reader() == Template.Reader.VISITOR ? LANGUAGES : TEAM_LANGUAGES;
    }

    private static String spoken(Template template, String language) {
        List<String> known = languages(template);
        String asked = language == null ? "" : language.replace('_', '-').toLowerCase(Locale.ROOT);
        for (String wish : List.of(asked, script(asked), asked.split("-", 2)[0])) {
            for (String one : known) {
                if (one.toLowerCase(Locale.ROOT).equals(wish)) {
                    return one;
                }
            }
        }
        return FALLBACK;
    }

    /// Chinese by how it is written, Norwegian by its usual form.
    private static String script(String language) {
        if (language.startsWith("zh")) {
            return language.matches(".*-(hant|tw|hk|mo)\\b.*") ? "zh-tw" : "zh-cn";
        }
        return language.equals("no") || language.startsWith("no-") || language.startsWith("nn") ? "nb" : language;
    }

    /// @return our own text; the language must be one of the template's
    Words ours(Template template, String language) {
        return read.computeIfAbsent(language, Templates::load).get(template.name());
    }

    private static Map<String, Words> load(String language) {
        try (InputStream file = Templates.class.getResourceAsStream("/mail/" + language + ".json")) {
            return JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(String text, String subject, String language) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : escaped(text).split("\n{2,}")) {
            body.append("<p dir=\"auto\" style=\"margin:0 0 1em\">")
                    .append(linked(paragraph).replace("\n", "<br>\n"))
                    .append("</p>\n");
        }
        String direction = FROM_RIGHT.contains(language) ? "rtl" : "ltr";
        return """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:16px;font:15px/1.5 sans-serif">
                <div style="max-width:600px">
                %s</div>
                </body>
                </html>
                """.formatted(language, direction, escaped(subject), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String linked(String escaped) {
        return LINK.matcher(escaped).replaceAll(found -> {
            String link = LINK_END.matcher(found.group()).replaceAll("");
            String rest = found.group().substring(link.length());
            return Matcher.quoteReplacement("<a href=\"" + link + "\">" + link + "</a>" + rest);
        });
    }
}
