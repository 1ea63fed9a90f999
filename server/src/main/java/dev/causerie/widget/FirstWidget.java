package dev.causerie.widget;

import dev.causerie.account.Account;
import dev.causerie.security.SqlFoundation;
import java.security.SecureRandom;
import org.jooq.DSLContext;

/// The widget that a new account begins with.
public final class FirstWidget implements SqlFoundation.Stone {
    public static final String COLOR = "#1f6f5c";
    public static final String TEXT_COLOR = "#ffffff";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_LENGTH = 32;

    private final String key;

    /// @param key that the operator wants, or blank for a random one
    public FirstWidget(String key) {
        if (!key.isBlank() && !Widget.isKey(key)) {
            throw new IllegalArgumentException("CAUSERIE_WIDGET_KEY is 1 to 64 of A-Z a-z 0-9 _ -, not: " + key);
        }
        this.key = key;
    }

    @Override
    public void lay(DSLContext sql, Account account, long now) {
        String name = account.name();
        SqlWidgets.insert(
                sql, new Widget(key.isBlank() ? randomKey() : key, account.id(), name, name, COLOR, TEXT_COLOR), now);
    }

    private static String randomKey() {
        return new SecureRandom()
                .ints(KEY_LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (key, at) -> key.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
