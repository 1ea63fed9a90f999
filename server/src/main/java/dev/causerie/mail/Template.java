package dev.causerie.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A kind of mail that rooms send, with what can stand in it. Our texts of each are in `mail/LANGUAGE.json`.
///
/// @param byMachine nobody wrote it: it is sent because something happened
/// @param places that are filled in, `{name}` and the like
/// @param needed those that a text must have
public record Template(String name, Reader reader, boolean byMachine, List<String> places, Set<String> needed) {
    /// Whom it is for, which decides in which languages we have it.
    public enum Reader {
        VISITOR,
        TEAM
    }

    public static final String TEST = "test";

    /// Each room that sends mails has its own in here.
    static final List<Template> ALL = List.of(
            new Template(
                    "inbox-answer",
                    Reader.VISITOR,
                    false,
                    List.of("answer", "agent", "account", "subject", "name", "link", "quoted"),
                    Set.of("answer")),
            new Template(
                    "inbox-received", Reader.VISITOR, true, List.of("name", "account", "subject", "text"), Set.of()),
            new Template(
                    "inbox-new",
                    Reader.TEAM,
                    true,
                    List.of("name", "email", "phone", "department", "text", "page", "link", "account"),
                    Set.of("link")),
            new Template(TEST, Reader.TEAM, true, List.of(), Set.of()));

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 10_000;
    static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    static Optional<Template> find(String name) {
        return ALL.stream().filter(template -> template.name.equals(name)).findFirst();
    }

    /// What nobody knows was written by nobody: two machines that answer each other never end.
    static boolean isByMachine(String kind) {
        return find(kind).map(Template::byMachine).orElse(true);
    }

    /// @return what is wrong with a text of one's own, or nothing
    Optional<String> fault(String subject, String text) {
        if (subject.isBlank() || text.isBlank()) {
            return Optional.of(subject.isBlank() ? "subject.empty" : "text.empty");
        }
        if (subject.length() > LONGEST_SUBJECT || text.length() > LONGEST_TEXT) {
            return Optional.of(subject.length() > LONGEST_SUBJECT ? "subject.too_long" : "text.too_long");
        }
        if (subject.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("subject.invalid");
        }
        if (text.codePoints().anyMatch(sign -> sign != '\n' && sign != '\t' && Character.isISOControl(sign))) {
            return Optional.of("text.invalid");
        }
        if (!places.containsAll(placesOf(subject))) {
            return Optional.of("subject.places");
        }
        Set<String> used = placesOf(text);
        return places.containsAll(used) && used.containsAll(needed) ? Optional.empty() : Optional.of("text.places");
    }

    static Set<String> placesOf(String text) {
        return PLACE.matcher(text)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Fills in. A line whose places are all empty is left out, and of several empty lines one stays. What is
    /// filled in after a `>` is quoted in all its lines. Nothing that is filled in is looked through again.
    static String fill(String text, Map<String, String> values) {
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> placesOf(line).isEmpty() || says(line, values))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip()
                .lines()
                .map(line -> fillLine(line, values))
                .collect(Collectors.joining("\n"));
    }

    private static boolean says(String line, Map<String, String> values) {
        return placesOf(line).stream()
                .anyMatch(place -> !values.getOrDefault(place, "").isBlank());
    }

    private static String fillLine(String line, Map<String, String> values) {
        String filled = PLACE.matcher(line)
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.getOrDefault(place.group(1), "").strip()));
        return line.startsWith("> ") ? filled.replaceAll("\\R", "\n> ") : filled;
    }
}
