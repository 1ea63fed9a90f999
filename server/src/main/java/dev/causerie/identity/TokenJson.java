package dev.causerie.identity;

import dev.causerie.identity.Flaw.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a JSON object, member by member, as strictly as its standard (RFC 8259) lets: UTF-8 alone, no name twice
/// at any depth, [#DEEPEST] levels, and nothing behind its end. What is not asked for is looked over all the same.
final class TokenJson {
    static final int DEEPEST = 8;
    /// A member whose name is none of the usual ones.
    static final int OTHER = -1;
    /// There is no member any more.
    static final int NO_MORE = -2;

    /// So many digits are always exact.
    private static final int SHORT_NUMBER = 15;
    private static final int END = -1;
    private static final int BYTE = 0xff;
    private static final boolean[] PLAIN = plain();

    private static boolean[] plain() {
        boolean[] plain = new boolean[BYTE + 1];
        for (int sign = ' '; sign < 0x7f; sign++) {
            plain[sign] = sign != '"' && sign != '\\';
        }
        return plain;
    }

    private final byte[] json;
    private final List<String> usual;
    /// Which of those is likely to come next.
    private int likely;
    /// Which of those there were, a bit for each.
    private int seen;
    /// All others, or null while there were none.
    private Set<String> others;
    private String name;
    private int at;
    /// Whether we stand before a value.
    private boolean unread;
    private boolean plain;

    /// @param usual names that are likely, few: for these no text is made anew
    TokenJson(byte[] utf8, List<String> usual) throws Flawed {
        json = utf8;
        this.usual = usual;
        expect('{');
    }

    /// Goes on to the next member.
    ///
    /// @return which of the usual names it has, or [#OTHER], or [#NO_MORE]
    int next() throws Flawed {
        if (unread) {
            value(1);
            unread = false;
        }
        if (seen == 0 && others == null ? ends('}') : !goesOn('}')) {
            expect(END);
            return NO_MORE;
        }
        unread = true;
        if (sign() != '"') {
            throw malformed();
        }
        int which = known(at + 1);
        if (which >= 0) {
            at += usual.get(which).length() + 2;
        } else {
            name = string();
            // It may be spelled with escapes.
            which = usual.indexOf(name);
        }
        boolean twice = which >= 0 ? (seen & 1 << which) != 0 : !other(name);
        if (twice) {
            throw malformed();
        }
        seen |= which >= 0 ? 1 << which : 0;
        colon();
        return which;
    }

    /// @return of the last member that has none of the usual ones
    String name() {
        return name;
    }

    /// @return which of the usual names stands here, or [#OTHER]
    private int known(int from) {
        for (int i = 0; i < usual.size(); i++) {
            int one = likely;
            likely = one + 1 == usual.size() ? 0 : one + 1;
            String likelyName = usual.get(one);
            int end = from + likelyName.length();
            if (end < json.length && json[end] == '"' && isThere(likelyName, from)) {
                return one;
            }
        }
        return OTHER;
    }

    private boolean other(String one) {
        if (others == null) {
            others = new HashSet<>();
        }
        return others.add(one);
    }

    private void colon() throws Flawed {
        expect(':');
        sign();
    }

    boolean isNull() {
        return comes('n');
    }

    /// @return what it is, or null when it is no text
    String text() throws Flawed {
        if (!comes('"')) {
            return null;
        }
        unread = false;
        return string();
    }

    /// Whether all that stands in the last text are letters that everybody sees, and none of them more than a byte.
    boolean isPlain() {
        return plain;
    }

    /// @return what it is, or [Double#NaN] when it is no number
    double number() throws Flawed {
        if (!comes('-') && !isDigit()) {
            return Double.NaN;
        }
        unread = false;
        return numeral();
    }

    private static Flawed malformed() {
        return new Flawed(Kind.MALFORMED, null);
    }

    private void value(int depth) throws Flawed {
        switch (sign()) {
            case '"' -> string();
            case '{' -> nested(depth + 1, '}');
            case '[' -> nested(depth + 1, ']');
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> numeral();
        }
    }

    private void nested(int depth, char end) throws Flawed {
        if (depth > DEEPEST) {
            throw malformed();
        }
        at++;
        Set<String> names = new HashSet<>();
        for (boolean more = !ends(end); more; more = goesOn(end)) {
            if (end == '}') {
                if (sign() != '"' || !names.add(string())) {
                    throw malformed();
                }
                colon();
            }
            value(depth);
        }
    }

    private void word(String word) throws Flawed {
        for (int i = 0; i < word.length(); i++) {
            if (!comes(word.charAt(i))) {
                throw malformed();
            }
            at++;
        }
    }

    /// Whether that comes next, which is then behind us.
    private boolean ends(char end) {
        boolean ends = sign() == end;
        if (ends) {
            at++;
        }
        return ends;
    }

    private boolean goesOn(char end) throws Flawed {
        int sign = sign();
        at++;
        if (sign != ',' && sign != end) {
            throw malformed();
        }
        return sign == ',';
    }

    private void expect(int sign) throws Flawed {
        if (sign() != sign) {
            throw malformed();
        }
        at++;
    }

    /// @return what comes after white space, or [#END]
    private int sign() {
        while (at < json.length) {
            byte sign = json[at];
            if (sign > ' ' || sign != ' ' && sign != '\n' && sign != '\r' && sign != '\t') {
                return sign & BYTE;
            }
            at++;
        }
        return END;
    }

    private String string() throws Flawed {
        int from = at + 1;
        int i = from;
        while (i < json.length && PLAIN[json[i] & BYTE]) {
            i++;
        }
        at = i;
        plain = comes('"');
        if (!plain) {
            return wild(from);
        }
        at++;
        return new String(json, from, i - from, StandardCharsets.ISO_8859_1);
    }

    /// One with letters of other scripts, or with escapes.
    private String wild(int begin) throws Flawed {
        StringBuilder before = null;
        int from = begin;
        while (true) {
            while (at < json.length && json[at] != '"' && json[at] != '\\' && (json[at] < 0 || json[at] >= ' ')) {
                at++;
            }
            String text = text(from, at);
            if (comes('"')) {
                at++;
                return before == null ? text : before.append(text).toString();
            }
            if (!comes('\\')) {
                throw malformed();
            }
            at++;
            before = before == null ? new StringBuilder() : before;
            before.append(text).append(meant());
            from = at;
        }
    }

    private boolean isThere(String word, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (json[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whoever says in a token what is no UTF-8 does not get a sign in its place.
    private String text(int from, int to) throws Flawed {
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            byte[] same = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(same, 0, same.length, json, from, to)) {
                throw malformed();
            }
        }
        return text;
    }

    private char meant() throws Flawed {
        return switch (at < json.length ? json[at++] : END) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw malformed();
        };
    }

    private char hexadecimal() throws Flawed {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < json.length ? Character.digit(json[at++], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private double numeral() throws Flawed {
        int from = at;
        boolean minus = comes('-');
        int first = minus ? at + 1 : at;
        long whole = 0;
        int end = first;
        for (; end < json.length && json[end] >= '0' && json[end] <= '9'; end++) {
            whole = whole * 10 + json[end] - '0';
        }
        at = end;
        int digits = end - first;
        if (digits == 0 || digits > 1 && json[first] == '0') {
            throw malformed();
        }
        boolean more = at < json.length && json[at] != ',' && json[at] != '}' && fraction();
        if (more || digits > SHORT_NUMBER) {
            return Double.parseDouble(new String(json, from, at - from, StandardCharsets.ISO_8859_1));
        }
        return minus ? -whole : whole;
    }

    /// Goes over a fraction and an exponent.
    ///
    /// @return whether there was a fraction or an exponent
    private boolean fraction() throws Flawed {
        int from = at;
        if (comes('.')) {
            at++;
            digits();
        }
        if (comes('e') || comes('E')) {
            at++;
            if (comes('+') || comes('-')) {
                at++;
            }
            digits();
        }
        return at > from;
    }

    private void digits() throws Flawed {
        if (!isDigit()) {
            throw malformed();
        }
        while (isDigit()) {
            at++;
        }
    }

    private boolean comes(char sign) {
        return at < json.length && json[at] == sign;
    }

    private boolean isDigit() {
        return at < json.length && json[at] >= '0' && json[at] <= '9';
    }
}
