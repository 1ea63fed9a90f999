package dev.causerie.form;

import java.util.regex.Pattern;

/// What RFC 5321 calls a mailbox, and RFC 6531 one in other scripts: quoted names and address literals too. Whether
/// there is one, a mail will show. `widget/src/form/check.ts` says the same.
public final class EmailSyntax {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 63;
    private static final int IPV6_GROUPS = 8;
    private static final String SIGNS = "_!#$%&'*+/=?^`{|}~-";
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~[^\\x00-\\x7f]]|\\\\[ -~])*\"");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private static final int ASCII = 0x80;
    private static final boolean[] PLAIN = plain();

    private EmailSyntax() {}

    public static boolean fits(String text) {
        return isPlain(text) || isOfTheKind(text);
    }

    /// Most addresses are letters, digits and a few signs with single dots between them: these need no pattern, and
    /// take a tenth of the time.
    static boolean isPlain(String text) {
        int at = -1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < ASCII && PLAIN[sign]) {
                continue;
            }
            if (sign == '.' || sign == '@' && at < 0) {
                if (i == start || i - start > LONGEST_LABEL) {
                    return false;
                }
                at = sign == '@' ? i : at;
                start = i + 1;
            } else if (at >= 0 || sign != '_' && sign != '-' && sign != '+') {
                return false;
            }
        }
        int last = text.length() - start;
        return at > 0 && at <= LONGEST_NAME && last > 0 && last <= LONGEST_LABEL && text.length() <= LONGEST;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[ASCII];
        for (char sign = '0'; sign <= 'z'; sign++) {
            plain[sign] = Character.isLetterOrDigit(sign);
        }
        return plain;
    }

    static boolean isOfTheKind(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && octets(text) <= LONGEST
                && octets(text.substring(0, at)) <= LONGEST_NAME
                && isName(text.substring(0, at))
                && domain(text.substring(at + 1));
    }

    private static boolean isName(String text) {
        if (text.startsWith("\"")) {
            return QUOTED.matcher(text).matches();
        }
        int before = '.';
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (letter == '.' ? before == '.' : !isPart(letter) && SIGNS.indexOf(letter) < 0) {
                return false;
            }
            before = letter;
            at += Character.charCount(letter);
        }
        return before != '.';
    }

    /// Of a part of the domain: letters, and within it dashes and what other scripts have.
    private static boolean isLabel(String text) {
        if (text.isEmpty()
                || isPunctuation(text.codePointAt(0))
                || isPunctuation(text.codePointBefore(text.length()))) {
            return false;
        }
        return text.codePoints().allMatch(letter -> letter == '-' || isPart(letter));
    }

    private static boolean isPart(int letter) {
        return letter > 0x7f
                ? !Character.isSpaceChar(letter)
                : letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
    }

    private static boolean isPunctuation(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean domain(String text) {
        if (text.startsWith("[IPv6:") && text.endsWith("]")) {
            return ipv6(text.substring(6, text.length() - 1));
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return IPV4.matcher(text.substring(1, text.length() - 1)).matches();
        }
        for (String label : text.split("\\.", -1)) {
            if (octets(label) > LONGEST_LABEL || !isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean ipv6(String text) {
        String[] halves = text.split("::", -1);
        if (halves.length > 2) {
            return false;
        }
        int first = groups(halves[0], halves.length == 1);
        int second = halves.length == 1 ? 0 : groups(halves[1], true);
        // "::" stands for two groups of zeros at least.
        return first >= 0
                && second >= 0
                && (halves.length == 1 ? first == IPV6_GROUPS : first + second <= IPV6_GROUPS - 2);
    }

    /// @return how many there are, or -1 when something is none
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] all = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (GROUP.matcher(all[i]).matches()) {
                count++;
            } else if (mayEndInIpv4
                    && i == all.length - 1
                    && IPV4.matcher(all[i]).matches()) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static int octets(String text) {
        int octets = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            octets += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
        }
        return octets;
    }
}
