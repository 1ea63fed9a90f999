package dev.causerie.mask;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.causerie.kernel.Actor;
import java.util.List;

/// [MaskRules], made ready to be used for each text. Takes time in proportion to the text, whatever the patterns are.
public final class Masker {
    static final Masker NONE = new Masker(MaskRules.NONE);

    private final boolean cards;
    private final boolean agents;
    private final List<Pattern> patterns;

    /// @param rules without faults
    public Masker(MaskRules rules) {
        this.cards = rules.cards();
        this.agents = rules.agents();
        this.patterns = rules.patterns().stream().map(MaskRules.Own::compiled).toList();
    }

    /// @return what may be kept of what somebody writes, never longer than it was
    public String of(Actor author, String text) {
        return switch (author) {
            case Actor.Visitor _ -> mask(text);
            case Actor.Agent _ -> agents ? mask(text) : text;
        };
    }

    String mask(String text) {
        String masked = cards ? CardNumbers.mask(text) : text;
        for (Pattern pattern : patterns) {
            masked = hide(pattern.matcher(masked), masked);
        }
        return masked;
    }

    private static String hide(Matcher found, String text) {
        if (!found.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        do {
            masked.append(text, from, found.start());
            text.substring(found.start(), found.end())
                    .codePoints()
                    .forEach(letter ->
                            masked.appendCodePoint(Character.isWhitespace(letter) ? letter : CardNumbers.DOT));
            from = found.end();
        } while (found.find());
        return masked.append(text, from, text.length()).toString();
    }
}
