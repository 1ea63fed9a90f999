package dev.causerie.words;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// In which file a text travels. The widget's build cuts its own words the same way (`widget/parts.mjs`).
public enum Part {
    /// What launcher and badge say, on every page.
    LAUNCHER("launcher-"),
    /// What the panel says before anybody has written.
    PANEL(""),
    /// What is said in a conversation only.
    TALK("talk-"),
    /// What a form says.
    FORM("form-");

    private static final Predicate<String> FEW =
            Pattern.compile("launcher.*|writeHere|send|close").asMatchPredicate();
    private static final Predicate<String> TALKS = Pattern.compile(
                    "(?:refused|fresh|newMessages|charactersLeft|charactersOver)\\..+|toEnd|joined|left|transferred"
                            + "|ended.+|typing|held|tapToRetry|discard|shorten|end(?:Chat|Question|Explained|No)|rate.*"
                            + "|comment|notNow|offlineTalking")
            .asMatchPredicate();
    private static final Predicate<String> ASKS =
            Pattern.compile("(?:form|fault)\\..+|form(?!Profile$)[A-Z].+").asMatchPredicate();

    private final String start;

    Part(String start) {
        this.start = start;
    }

    /// @param start of a file's name, before the language; null or nothing for the panel's
    public static Part named(String start) {
        return Arrays.stream(values())
                .filter(part -> part.start.equals(start == null ? "" : start))
                .findFirst()
                .orElseThrow();
    }

    /// Whether the text with this key is in this part. Launcher and panel share some.
    boolean has(String key) {
        return switch (this) {
            case LAUNCHER -> FEW.test(key);
            case PANEL -> !TALKS.test(key) && !ASKS.test(key);
            case TALK -> TALKS.test(key);
            case FORM -> ASKS.test(key);
        };
    }
}
