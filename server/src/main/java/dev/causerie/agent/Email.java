package dev.causerie.agent;

import java.util.Locale;

/// E-mail addresses as people type them.
public final class Email {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final String NEVER = "\"(),:;<>[]\\";

    private Email() {}

    /// @return how an address is kept and compared; of what is too long to be one, only so much that it can be none
    public static String normal(String typed) {
        String email = typed.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST ? email : email.substring(0, LONGEST + 1);
    }

    /// Only what can be no address is turned down; whether it is one, a mail will show.
    public static boolean plausible(String typed) {
        String email = typed.strip();
        int at = email.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_NAME
                && email.length() <= LONGEST
                && email.indexOf('@') == at
                && domain(email.substring(at + 1))
                && email.codePoints().allMatch(Email::mayStand);
    }

    private static boolean domain(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }

    private static boolean mayStand(int letter) {
        return letter > ' ' && letter != 0x7f && !Character.isWhitespace(letter) && NEVER.indexOf(letter) < 0;
    }
}
