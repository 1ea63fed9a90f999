package dev.causerie.mask;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.causerie.kernel.Actor;
import java.util.List;

/// [MaskRules], made ready to be used for each text. Takes time in proportion to the text, whatever the patterns are.
public final class Masker {
    static final Masker NONE = new Masker(MaskRules.NONE);
    /// So many letters, times the steps of all patterns, may be looked at in a text.
    private static final int MOST_WORK = 1_000_000;
    /// But each pattern may look at the whole text so often.
    private static final int LEAST_PASSES = 4;

    private final boolean cards;
    private final boolean agents;
    private final List<Pattern> patterns;
    private final int steps;

    /// @param rules without faults
    public Masker(MaskRules rules) {
        this.cards = rules.cards();
        this.agents = rules.agents();
        this.patterns = rules.patterns().stream().map(MaskRules.Own::compiled).toList();
        this.steps = patterns.stream().mapToInt(Pattern::programSize).sum();
    }

    /// @return what may be kept of what somebody writes, never longer than it was
    public String of(Actor author, String text) {
        return switch (author) {
            case Actor.Visitor _ -> mask(text);
            case Actor.Agent _ -> agents ? mask(text) : text;
        };
    }

    /// What is not written to its end is not found by its rule yet. So each number that may become a card's is hidden,
    /// and where there are patterns, each longer number and the last word.
    ///
    /// @return what may be shown of what a visitor is still writing, never longer than it was
    String unsent(String text) {
        if (!cards && patterns.isEmpty()) {
            return text;
        }
        String masked = CardNumbers.maskBegun(mask(text));
        return patterns.isEmpty() ? masked : withoutLastWord(masked);
    }

    private static String withoutLastWord(String text) {
        int from = text.length();
        while (from > 0 && !Character.isWhitespace(text.codePointBefore(from))) {
            from -= Character.charCount(text.codePointBefore(from));
        }
        return text.substring(0, from) + dots(text.substring(from));
    }

    String mask(String text) {
        String masked = cards ? CardNumbers.mask(text) : text;
        for (Pattern pattern : patterns) {
            masked = hide(pattern, masked);
        }
        return masked;
    }

    /// To look for the next place takes time in proportion to the text, but there are many places, and `x.*y|x` looks
    /// through the whole rest for each x. When that gets too much, the rest is hidden.
    private String hide(Pattern pattern, String text) {
        LookedAt looked = new LookedAt(text);
        Matcher found = pattern.matcher(looked);
        if (!found.find()) {
            return text;
        }
        int most = Math.max(MOST_WORK / steps, LEAST_PASSES * text.length());
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        do {
            masked.append(text, from, found.start()).append(dots(text.substring(found.start(), found.end())));
            from = found.end();
            if (looked.letters > most) {
                return masked.append(dots(text.substring(from))).toString();
            }
        } while (found.find());
        return masked.append(text, from, text.length()).toString();
    }

    private static StringBuilder dots(String text) {
        StringBuilder dots = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> dots.appendCodePoint(Character.isWhitespace(letter) ? letter : CardNumbers.DOT));
        return dots;
    }

    /// A text that counts how many of its letters were looked at.
    private static final class LookedAt implements CharSequence {
        private final String text;
        private int letters;

        LookedAt(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int at) {
            letters++;
            return text.charAt(at);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
