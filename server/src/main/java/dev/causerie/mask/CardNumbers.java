package dev.causerie.mask;

/// Finds numbers of payment cards: 13 to 19 digits with blanks and dashes between them, of which the last is the check
/// digit of the others (Luhn). All of them but the last four become dots.
final class CardNumbers {
    static final char DOT = '•';
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int LEFT_READABLE = 4;
    /// From so many digits on a number may be the beginning of a card's, or a card's from which something was deleted.
    private static final int BEGUN = 5;
    /// So many signs may stand between two digits.
    private static final int WIDEST_GAP = 3;

    private final String text;
    /// The digits of one run and where each begins.
    private final int[] places;
    private final int[] digits;
    private int count;
    private StringBuilder masked;

    private CardNumbers(String text) {
        this.text = text;
        this.places = new int[text.length()];
        this.digits = new int[text.length()];
    }

    /// @return the text without card numbers, never longer than it was
    static String mask(String text) {
        return mayHold(text, SHORTEST) ? new CardNumbers(text).mask() : text;
    }

    /// @return the text without what could become card numbers as somebody types on, wherever in it they do
    static String maskBegun(String text) {
        return mayHold(text, BEGUN) ? new CardNumbers(text).maskBegun() : text;
    }

    private static boolean mayHold(String text, int digits) {
        int seen = 0;
        for (int at = 0; at < text.length() && seen < digits; at++) {
            char letter = text.charAt(at);
            seen += letter >= '0' && letter <= '9' || letter > 0x7f && isDigit(text.codePointAt(at)) ? 1 : 0;
        }
        return seen >= digits;
    }

    private static boolean isDigit(int letter) {
        return Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private String mask() {
        for (int at = 0; at < text.length(); ) {
            at = run(at);
            search();
        }
        return masked();
    }

    private String maskBegun() {
        for (int at = 0; at < text.length(); ) {
            at = run(at);
            if (count >= BEGUN) {
                hide(0, count);
            }
        }
        return masked();
    }

    private String masked() {
        return masked == null ? text : masked.toString().replace("\0", "");
    }

    /// Reads one run of digits.
    ///
    /// @return where the text goes on
    private int run(int from) {
        count = 0;
        int gap = 0;
        int at = from;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (isDigit(letter)) {
                places[count] = at;
                digits[count++] = Character.digit(letter, 10);
                gap = 0;
            } else if (count == 0 || ++gap > WIDEST_GAP || !isBetween(letter)) {
                return at + Character.charCount(letter);
            }
            at += Character.charCount(letter);
        }
        return at;
    }

    private static boolean isBetween(int letter) {
        return switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
            default -> letter == '\t' || letter == '−';
        };
    }

    /// From the left, the longest first. A number begins and ends where a group of digits does: within a longer number
    /// there is none.
    private void search() {
        for (int from = 0; from + SHORTEST <= count; ) {
            int end = begins(from) ? end(from) : 0;
            if (end > 0) {
                hide(from, end - LEFT_READABLE);
            }
            from = Math.max(from + 1, end);
        }
    }

    private int end(int from) {
        for (int end = Math.min(count, from + LONGEST); end >= from + SHORTEST; end--) {
            if ((end == count || begins(end)) && luhn(from, end)) {
                return end;
            }
        }
        return 0;
    }

    private boolean begins(int digit) {
        return digit == 0
                || places[digit] > places[digit - 1] + Character.charCount(text.codePointAt(places[digit - 1]));
    }

    private boolean luhn(int from, int end) {
        int sum = 0;
        for (int i = from; i < end; i++) {
            int digit = (end - i) % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum > 0 && sum % 10 == 0;
    }

    private void hide(int from, int end) {
        if (masked == null) {
            masked = new StringBuilder(text);
        }
        for (int i = from; i < end; i++) {
            masked.setCharAt(places[i], DOT);
            if (Character.charCount(text.codePointAt(places[i])) == 2) {
                masked.setCharAt(places[i] + 1, '\0'); // taken out at the end, so that places stay right
            }
        }
    }
}
