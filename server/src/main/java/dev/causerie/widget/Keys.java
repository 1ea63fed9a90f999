package dev.causerie.widget;

import java.security.SecureRandom;

/// Makes keys that nobody guesses.
final class Keys {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (key, at) -> key.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
