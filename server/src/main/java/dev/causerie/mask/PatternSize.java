package dev.causerie.mask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many letters and classes a regular expression has once its counted repeats are written out. Asked before it is
/// compiled: repeats within repeats, in a line of thirty letters, take all memory there is.
final class PatternSize {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private final String pattern;
    private final Deque<Long> around = new ArrayDeque<>();
    private long size;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /// @param pattern which need not be right
    /// @return rather too many than too few, and not more than `most` + 1
    static long of(String pattern, long most) {
        PatternSize read = new PatternSize(pattern);
        int at = 0;
        while (at < pattern.length()) {
            at = read.step(at);
            if (read.size > most) {
                return most + 1;
            }
        }
        return read.around.stream().mapToLong(Long::longValue).sum() + read.size;
    }

    /// @return where the next one begins
    private int step(int at) {
        return switch (pattern.charAt(at)) {
            case '\\' -> atom(escaped(at + 1));
            case '[' -> atom(classEnd(at + 1));
            case '(' -> open(at + 1);
            case ')' -> close(at + 1);
            case '{' -> repeat(at);
            default -> atom(at + 1);
        };
    }

    private int atom(int next) {
        last = 1;
        size++;
        return next;
    }

    private int open(int next) {
        around.push(size);
        size = 0;
        return next;
    }

    private int close(int next) {
        last = size + 1;
        size = last + (around.isEmpty() ? 0 : around.pop());
        return next;
    }

    private int repeat(int at) {
        Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
        if (!count.lookingAt()) {
            return atom(at + 1);
        }
        String upTo = count.group(2);
        long times = Long.parseLong(upTo == null || upTo.isEmpty() ? count.group(1) : upTo);
        size += last * Math.max(0, times - 1);
        last *= Math.max(1, times);
        return count.end();
    }

    /// After a backslash: `\x{…}` and `\p{…}` hold braces that repeat nothing.
    private int escaped(int at) {
        boolean braces = at + 1 < pattern.length() && "xpP".indexOf(pattern.charAt(at)) >= 0;
        int end = braces && pattern.charAt(at + 1) == '{' ? pattern.indexOf('}', at) : -1;
        return end < 0 ? at + 1 : end + 1;
    }

    private int classEnd(int from) {
        int at = pattern.startsWith("^", from) ? from + 1 : from;
        at = pattern.startsWith("]", at) ? at + 1 : at;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
