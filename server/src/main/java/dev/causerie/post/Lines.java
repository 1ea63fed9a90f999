package dev.causerie.post;

import java.util.Optional;
import java.util.regex.Pattern;

/// Texts that stand in one line of a header. With a line end in it, the rest would be a header of its own.
public final class Lines {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    /// Letters that turn the direction of what follows, so that a name could dress up as another.
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Lines() {}

    /// @return the text on one line, and no more of it than so many characters
    public static String one(String text, int most) {
        String line = BREAKS.matcher(TURNS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)).strip();
    }

    /// @return what is wrong with something typed that has to stand on one line
    public static Optional<String> fault(String text, int most) {
        if (text.length() > most) {
            return Optional.of("too_long");
        }
        return BREAKS.matcher(text).find() ? Optional.of("invalid") : Optional.empty();
    }
}
