package dev.causerie.inbox;

import dev.causerie.inbox.EntryEvent.What;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Words that agents put on entries to find them again: small letters, digits, `-` and `_`, of any script.
final class Tags {
    private Tags() {}

    static boolean valid(List<String> typed) {
        List<String> normal = normal(typed);
        return normal.size() <= Entry.MOST_TAGS && normal.stream().allMatch(Tags::valid);
    }

    private static boolean valid(String tag) {
        return tag.codePointCount(0, tag.length()) <= Entry.LONGEST_TAG
                && tag.codePoints().allMatch(Tags::mayStand);
    }

    private static boolean mayStand(int letter) {
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK
                || letter == '-'
                || letter == '_';
    }

    /// One way to write each, none twice, in the order of the alphabet. A space becomes `-`.
    static List<String> normal(List<String> typed) {
        return typed.stream()
                .map(tag -> tag == null ? "" : tag)
                .map(tag -> Normalizer.normalize(tag, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .map(tag -> tag.strip().replaceAll("\\s+", "-"))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> after(List<String> before, What.Tagged change) {
        return Stream.concat(before.stream(), change.added().stream())
                .filter(tag -> !change.removed().contains(tag))
                .distinct()
                .sorted()
                .toList();
    }
}
