package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a site embeds. Its key is public: it stands in the page.
///
/// @param name for the team, @param title for visitors
/// @param color of the theme, and
/// @param textColor of the words on it, both like `#1f6f5c`
public record Widget(String key, AccountId account, String name, String title, String color, String textColor) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    public Widget {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        if (!isKey(key)) {
            throw new IllegalArgumentException("A widget's key is 1 to 64 of A-Z a-z 0-9 _ -, not: " + key);
        }
        if (!COLOR.matcher(color).matches() || !COLOR.matcher(textColor).matches()) {
            throw new IllegalArgumentException("A color is written like #1f6f5c, not " + color + " or " + textColor);
        }
    }

    /// @return whether a text could be a widget's key at all
    public static boolean isKey(String text) {
        return text != null && KEY.matcher(text).matches();
    }
}
