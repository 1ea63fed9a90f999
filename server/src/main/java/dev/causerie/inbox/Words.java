package dev.causerie.inbox;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts as they are searched: their words, without case, accents and signs. In scripts that are written without spaces
/// each letter is a word.
final class Words {
    private static final int LONGEST_WORD = 40;
    private static final int MOST = 1_000;
    private static final int MOST_ASKED = 8;
    private static final int FIRST_WITHOUT_SPACES = 0x0e00;
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Words() {}

    /// @return each word once, one space before and after each
    static String line(Collection<String> words) {
        return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
    }

    static Set<String> of(Left left) {
        Set<String> words = new LinkedHashSet<>();
        add(words, left.name());
        add(words, left.email());
        add(words, left.phone());
        left.answers().values().forEach(said -> add(words, said));
        add(words, left.text());
        return words;
    }

    /// @param line what stands in the entry beside what was left
    static Set<String> all(Left left, String line) {
        Set<String> words = of(left);
        more(words, line);
        return words;
    }

    private static void more(Set<String> words, String line) {
        for (String word : line.strip().split(" ")) {
            if (!word.isEmpty() && words.size() < MOST) {
                words.add(word);
            }
        }
    }

    /// @return whether each of what a search asks for is the beginning of one of them
    static boolean hold(Collection<String> words, Collection<String> asked) {
        return asked.stream().allMatch(wanted -> words.stream().anyMatch(word -> word.startsWith(wanted)));
    }

    /// @return what a search asks for: each must be the beginning of a word
    static List<String> asked(String search) {
        Set<String> words = new LinkedHashSet<>();
        add(words, search);
        return words.stream().limit(MOST_ASKED).toList();
    }

    /// @return the line with these words too
    static String more(String line, Set<String> words) {
        Set<String> all = new LinkedHashSet<>(List.of(line.strip().split(" ")));
        all.remove("");
        words.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
        return line(all);
    }

    static void add(Set<String> words, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < plain.length() && words.size() < MOST; ) {
            int letter = plain.codePointAt(at);
            at += Character.charCount(letter);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                continue;
            }
            boolean alone = letter >= FIRST_WITHOUT_SPACES
                    && Character.isLetter(letter)
                    && WITHOUT_SPACES.contains(UnicodeScript.of(letter));
            if (alone || !Character.isLetterOrDigit(letter)) {
                take(words, word);
            }
            if (Character.isLetterOrDigit(letter)) {
                word.appendCodePoint(letter);
            }
            if (alone) {
                take(words, word);
            }
        }
        take(words, word);
    }

    private static void take(Set<String> words, StringBuilder word) {
        if (!word.isEmpty() && words.size() < MOST) {
            int end = Math.min(word.length(), LONGEST_WORD);
            boolean halved = Character.isHighSurrogate(word.charAt(end - 1));
            words.add(word.substring(0, halved ? end - 1 : end));
        }
        word.setLength(0);
    }
}
