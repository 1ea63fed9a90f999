package dev.causerie.agent;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How an agent shows up, to visitors and colleagues. It may hold anything somebody typed: [#faults] says what is
/// wrong.
///
/// @param title or empty
/// @param avatar path of a picture, or empty
public record Profile(String name, String title, String avatar) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 80;

    /// @param isPicture whether a path is that of a picture of the account
    /// @return what is wrong with which field: `empty`, `too_long`, `invalid` or `unknown`; empty when nothing is
    Map<String, String> faults(Predicate<String> isPicture) {
        Map<String, String> faults = new TreeMap<>();
        if (name.isBlank()) {
            faults.put("name", "empty");
        }
        line("name", name.strip(), LONGEST_NAME, faults);
        line("title", title.strip(), LONGEST_TITLE, faults);
        if (!avatar.isEmpty() && !isPicture.test(avatar)) {
            faults.put("avatar", "unknown");
        }
        return faults;
    }

    private static void line(String field, String text, int longest, Map<String, String> faults) {
        if (text.codePointCount(0, text.length()) > longest) {
            faults.put(field, "too_long");
        } else if (text.codePoints().anyMatch(Profile::isNoText)) {
            faults.put(field, "invalid");
        }
    }

    /// Control characters, halves of characters, and what turns the direction of all that follows.
    public static boolean isNoText(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069;
    }
}
