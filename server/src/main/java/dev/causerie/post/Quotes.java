package dev.causerie.post;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Finds what of an answer is new. When in doubt it takes everything for new: to read something twice is better
/// than not to read it.
///
/// Cut off is only what stands at the end: quoted lines with the line that introduces them, an earlier mail as
/// some programs append it, and a signature after its dashes. Answers between quoted lines stay with these.
final class Quotes {
    private static final int LONGEST_SIGNATURE = 12;
    private static final int LONGEST_INTRODUCTION = 3;
    private static final int HEADERS_WITHIN = 6;
    // Asked of lines without the blanks around them. Nothing in them gives back what it took: strangers write the
    // lines, and one of many blanks must not be tried in as many ways.
    private static final Pattern ORIGINAL = Pattern.compile(
            "-{3,}+\\s*+(?:Original Message|Message d.origine|Urspr.ngliche Nachricht|Mensaje original"
                    + "|Messaggio originale|Mensagem original|Oorspronkelijk bericht|Ursprungligt meddelande"
                    + "|Original meddelelse|Wiadomo.. oryginalna|Alkuper.inen viesti|Исходное сообщение"
                    + "|原始邮件|原始郵件|元のメッセージ|원본 메시지)\\s*+-{3,}+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RULE = Pattern.compile("_{20,}+");
    private static final Pattern FROM =
            Pattern.compile("\\*?+(?:From|De|Von|Da|Van|Från|Fra|Od|Lähettäjä|От|发件人|寄件者|差出人|보낸 사람)\\s*+:\\*?+\\s");
    private static final Pattern HEADER = Pattern.compile("\\*?+[\\p{L} ]{2,20}+\\s*+:\\*?+\\s");

    private Quotes() {}

    static String cut(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        int end = appended(lines, lines.size());
        end = quoted(lines, end);
        end = signature(lines, end);
        String said = String.join("\n", lines.subList(0, end)).strip();
        return said.isEmpty() ? text : said;
    }

    /// An earlier mail, whole, below a line that says so.
    private static int appended(List<String> lines, int end) {
        for (int i = 0; i < end; i++) {
            String line = lines.get(i).strip();
            if (ORIGINAL.matcher(line).matches() || FROM.matcher(line).lookingAt() && headers(lines, i, end)) {
                return i > 0 && isRule(lines.get(i - 1)) ? i - 1 : i;
            }
        }
        return end;
    }

    /// Whether so many more headers follow closely that it can be nothing else.
    private static boolean headers(List<String> lines, int at, int end) {
        int found = 0;
        for (int i = at + 1; i < Math.min(end, at + HEADERS_WITHIN); i++) {
            found += HEADER.matcher(lines.get(i).strip()).lookingAt() ? 1 : 0;
        }
        return found >= 3 && (at == 0 || lines.get(at - 1).isBlank() || isRule(lines.get(at - 1)));
    }

    private static boolean isRule(String line) {
        return RULE.matcher(line.strip()).matches();
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static int quoted(List<String> lines, int end) {
        int last = skipBlank(lines, end);
        int first = last;
        while (first > 0
                && (isQuoted(lines.get(first - 1)) || lines.get(first - 1).isBlank())) {
            first--;
        }
        if (lines.subList(first, last).stream().noneMatch(Quotes::isQuoted)) {
            return end;
        }
        return introduction(lines, skipBlank(lines, first));
    }

    /// "On Monday Ada wrote:", which some programs break into several lines. Nothing else ends with a colon,
    /// stands alone, and is followed by what is quoted.
    private static int introduction(List<String> lines, int end) {
        String last = end == 0 ? "" : lines.get(end - 1).strip();
        if (!last.endsWith(":") && !last.endsWith("：")) {
            return end;
        }
        int first = end - 1;
        while (first > 0
                && end - first < LONGEST_INTRODUCTION
                && !lines.get(first - 1).isBlank()) {
            first--;
        }
        boolean alone = first == 0 || lines.get(first - 1).isBlank();
        String whole = String.join(" ", lines.subList(alone ? first : end - 1, end));
        boolean says = whole.chars().anyMatch(Character::isDigit) || whole.indexOf('@') >= 0;
        return says ? (alone ? first : end - 1) : end;
    }

    private static int signature(List<String> lines, int end) {
        for (int i = end - 1; i >= 0 && i >= end - LONGEST_SIGNATURE; i--) {
            if (lines.get(i).stripTrailing().equals("--")) {
                return i;
            }
        }
        return end;
    }

    private static int skipBlank(List<String> lines, int end) {
        int at = end;
        while (at > 0 && lines.get(at - 1).isBlank()) {
            at--;
        }
        return at;
    }
}
