package dev.causerie.mask;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is not kept readable of what people write.
///
/// @param cards numbers of payment cards
/// @param agents of what agents write too, not only of what visitors do
/// @param patterns what else, as the account describes it
public record MaskRules(boolean cards, boolean agents, List<Own> patterns) {
    public static final MaskRules NONE = new MaskRules(false, false, List.of());
    static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PATTERN = 300;
    /// What reading a text takes grows with this and the text's length, and with nothing else.
    private static final int LARGEST = 500;
    private static final int LARGEST_TOGETHER = 2_000;

    /// @param name for the team
    /// @param pattern a regular expression of RE2's kind, found in any case
    public record Own(String name, String pattern) {
        Pattern compiled() {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }
    }

    public MaskRules {
        patterns = patterns == null ? null : List.copyOf(patterns);
    }

    /// @return what is wrong with which field, like `patterns.0.pattern`: `empty`, `too_long`, `too_many`, `invalid`,
    /// `too_large`, or `matches_nothing` for what finds a place without any letter
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>();
        if (patterns == null) {
            faults.put("patterns", "empty");
            return faults;
        }
        if (patterns.size() > MOST) {
            faults.put("patterns", "too_many");
            return faults;
        }
        int together = 0;
        for (int i = 0; i < patterns.size(); i++) {
            Own own = patterns.get(i);
            put(faults, "patterns." + i + ".name", text(own.name, LONGEST_NAME));
            String fault = text(own.pattern, LONGEST_PATTERN);
            if (fault == null) {
                fault = pattern(own);
            }
            put(faults, "patterns." + i + ".pattern", fault);
            together += fault == null ? own.compiled().programSize() : 0;
        }
        if (together > LARGEST_TOGETHER) {
            faults.put("patterns", "too_large");
        }
        return faults;
    }

    private static void put(Map<String, String> faults, String field, String fault) {
        if (fault != null) {
            faults.put(field, fault);
        }
    }

    private static String text(String text, int longest) {
        if (text == null || text.isBlank()) {
            return "empty";
        }
        return text.length() > longest ? "too_long" : null;
    }

    private static String pattern(Own own) {
        if (PatternSize.of(own.pattern, LARGEST) > LARGEST) {
            return "too_large";
        }
        try {
            Pattern compiled = own.compiled();
            if (compiled.programSize() > LARGEST) {
                return "too_large";
            }
            return compiled.matches("") ? "matches_nothing" : null;
        } catch (PatternSyntaxException noPattern) {
            return "invalid";
        }
    }
}
