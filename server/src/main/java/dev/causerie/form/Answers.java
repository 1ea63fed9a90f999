package dev.causerie.form;

import dev.causerie.kernel.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a visitor has answered to a form, when it will do.
///
/// @param name or null, as
/// @param email as typed, which proves nothing, and
/// @param phone
/// @param own what was answered to fields of one's own, by what the team calls them, in the form's order
public record Answers(String name, String email, String phone, Map<String, String> own) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 20;
    private static final char DELETE = 0x7f;
    private static final Pattern SEVERAL_LINES = Pattern.compile("[\n\t]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\p{Nd}\\p{Zs}()./,#*x-]+");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    /// @param answers by the fields' ids
    /// @param message the words beside the form
    /// @param department which one was chosen, or null, of those
    /// @param departments that there are, by their ids
    public record Given(
            Map<String, String> answers, String message, String department, Collection<String> departments) {
        String to(Field field) {
            String answer = switch (field.kind()) {
                case Field.MESSAGE -> message;
                case Field.DEPARTMENT -> department;
                default -> answers.get(field.id());
            };
            return answer == null ? "" : Field.MESSAGE.equals(field.kind()) ? clean(answer) : line(answer);
        }
    }

    public Answers {
        own = new LinkedHashMap<>(own);
    }

    /// @param form as visitors get it
    /// @return the answers, or what is wrong with which field: `required`, `too_long`, `email`, `phone`,
    /// `choice`, and `unknown` for what the form does not ask
    public static Outcome<Answers, Map<String, String>> of(Form form, Given given) {
        Map<String, String> faults = new TreeMap<>();
        Map<String, String> own = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String answer = given.to(field);
            String fault = fault(field, answer, given.departments());
            if (fault != null) {
                faults.put(field.id(), fault);
            } else if (!field.isStandard() && !answer.isEmpty()) {
                own.merge(field.called(), said(field, answer), (one, other) -> one + ", " + other);
            }
        }
        int unknown = 0;
        for (String id : given.answers().keySet()) {
            if (!form.asks(id) && unknown++ < FormRules.MOST_FIELDS) {
                faults.put(id.length() <= 40 ? id : id.substring(0, 40), "unknown");
            }
        }
        return faults.isEmpty()
                ? Outcome.done(new Answers(
                        orNull(given.answers().get(Field.NAME)),
                        orNull(given.answers().get(Field.EMAIL)),
                        orNull(given.answers().get(Field.PHONE)),
                        own))
                : Outcome.refused(faults);
    }

    private static String orNull(String answer) {
        String text = answer == null ? "" : line(answer);
        return text.isEmpty() ? null : text;
    }

    private static String said(Field field, String answer) {
        return switch (field.kind()) {
            case Field.CHECKBOX -> "✓";
            case Field.CHOICE ->
                field.options().stream()
                        .filter(option -> option.id().equals(answer))
                        .map(option -> option.label().getOrDefault("", answer))
                        .findFirst()
                        .orElse(answer);
            default -> answer;
        };
    }

    private static String fault(Field field, String answer, Collection<String> departments) {
        // Where there is nothing to choose from, nothing has to be chosen.
        boolean needed = field.required() && (!Field.DEPARTMENT.equals(field.kind()) || !departments.isEmpty());
        if (answer.isEmpty()) {
            return needed ? "required" : null;
        }
        if (answer.length() > longest(field)) {
            return "too_long";
        }
        return switch (field.kind()) {
            case Field.EMAIL -> EmailSyntax.fits(answer) ? null : "email";
            case Field.PHONE -> isPhone(answer) ? null : "phone";
            case Field.DEPARTMENT -> departments.contains(answer) ? null : "choice";
            case Field.CHECKBOX -> Field.TICKED.equals(answer) ? null : "choice";
            case Field.CHOICE ->
                field.options().stream().anyMatch(option -> option.id().equals(answer)) ? null : "choice";
            default -> null;
        };
    }

    private static int longest(Field field) {
        return switch (field.kind()) {
            case Field.NAME -> LONGEST_NAME;
            case Field.EMAIL -> LONGEST_EMAIL;
            case Field.PHONE -> LONGEST_PHONE;
            case Field.MESSAGE -> LONGEST_MESSAGE;
            default -> LONGEST_TEXT;
        };
    }

    private static boolean isPhone(String text) {
        long digits = DIGIT.matcher(text).results().count();
        return PHONE.matcher(text).matches() && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
    }

    private static String line(String text) {
        boolean several = text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0;
        return clean(several ? SEVERAL_LINES.matcher(text).replaceAll(" ") : text);
    }

    /// Without letters that nobody sees, and without white at its ends. Letter by letter, since every message goes
    /// through it.
    private static String clean(String typed) {
        String text = isAllText(typed)
                ? typed
                : typed.codePoints()
                        .filter(letter -> !isNoText(letter))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        int start = 0;
        int end = text.length();
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isAllText(String typed) {
        for (int at = 0; at < typed.length(); ) {
            if (isPlain(typed.charAt(at))) {
                at++;
                continue;
            }
            int letter = typed.codePointAt(at);
            if (isNoText(letter)) {
                return false;
            }
            at += Character.charCount(letter);
        }
        return true;
    }

    private static boolean isPlain(int letter) {
        return letter >= ' ' && letter < DELETE;
    }

    private static boolean isNoText(int letter) {
        if (isPlain(letter) || letter == '\n' || letter == '\t') {
            return false;
        }
        int kind = Character.getType(letter);
        return kind == Character.CONTROL
                || kind == Character.SURROGATE
                || letter >= 0x202a && letter <= 0x202e
                || letter >= 0x2066 && letter <= 0x2069;
    }

    /// As in `widget/src/form/check.ts`, where the same letters are white.
    private static boolean isWhite(char letter) {
        return Character.isSpaceChar(letter) || letter >= '\t' && letter <= '\r' || letter == '\ufeff';
    }
}
