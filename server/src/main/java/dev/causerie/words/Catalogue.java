package dev.causerie.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Every text that the widget says, in every language it speaks: the ones it was built with, so nobody writes them down
/// twice. A language is read when it is first asked for, which may block.
public final class Catalogue {
    private static final int LONGEST = 500;
    private static final int LONGEST_LABEL = 100;
    /// Names of fields, what is wrong with them, and buttons: they stand in a narrow column.
    private static final Pattern LABEL = Pattern.compile(
            "(?:form|fault)\\..+|form(?:Optional|Choose|Start|Leave|Again|Hours|Elsewhere|Profile|Save|Cancel)");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final String NUMBER = "{n}";

    /// @param single the plural categories that stand for one number each
    /// @param words each text by its key, in the order of the widget
    public record Language(Set<String> single, Map<String, String> words) {}

    private final Set<String> languages;
    private final Function<String, Language> reader;
    private final Map<String, Language> read = new ConcurrentHashMap<>();

    /// @param languages by their tags
    /// @param reader gives what one of them says
    public Catalogue(Set<String> languages, Function<String, Language> reader) {
        this.languages = Set.copyOf(languages);
        this.reader = reader;
    }

    public boolean speaks(String language) {
        return languages.contains(language);
    }

    /// @return what a language says, each text by its key; nothing for one that the widget does not speak
    public Map<String, String> words(String language) {
        return speaks(language) ? language(language).words : Map.of();
    }

    private Language language(String language) {
        return read.computeIfAbsent(language, reader);
    }

    public boolean has(String language, String key) {
        return words(language).containsKey(key);
    }

    /// How many characters a site's own text may have.
    public static int longest(String key) {
        return Part.LAUNCHER.has(key) || LABEL.matcher(key).matches() ? LONGEST_LABEL : LONGEST;
    }

    /// Whether a text has the places to fill in that ours has, `{name}` and the like. A plural form that stands for a
    /// single number may say it or not: "a new message".
    public boolean fits(String language, String key, String text) {
        List<String> ours = places(words(language).get(key));
        List<String> own = places(text);
        String form = key.substring(key.lastIndexOf('.') + 1);
        boolean may = language(language).single.contains(form) && counts(language, key);
        return own.equals(ours) || may && (own.isEmpty() || own.equals(List.of(NUMBER)));
    }

    /// A text with a number in it has other forms beside it, and in that for all other numbers the number.
    private boolean counts(String language, String key) {
        String other = key.substring(0, key.lastIndexOf('.') + 1) + "other";
        String text = words(language).get(other);
        return text != null && text.contains(NUMBER);
    }

    private static List<String> places(String text) {
        List<String> found = new ArrayList<>(
                PLACE.matcher(text).results().map(MatchResult::group).toList());
        found.sort(null);
        return found;
    }

    /// Texts without those of languages and keys that the widget had once and has no more.
    public Map<String, Map<String, String>> known(Map<String, Map<String, String>> texts) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        texts.forEach((language, own) -> {
            Map<String, String> kept = new TreeMap<>(own);
            kept.keySet().retainAll(words(language).keySet());
            if (!kept.isEmpty()) {
                all.put(language, kept);
            }
        });
        return all;
    }
}
