package dev.causerie.widget;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a site embeds. Its key is public: it stands in the page.
///
/// @param name for the team
/// @param version of the look that visitors see; it grows with each that is published
public record Widget(WidgetId id, AccountId account, String key, String name, int version, Look look) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_NAME = 60;

    public Widget {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(look, "look");
        if (!isKey(key)) {
            throw new IllegalArgumentException("A widget's key is 1 to 64 of A-Z a-z 0-9 _ -, not: " + key);
        }
    }

    /// @return whether a text could be a widget's key at all
    public static boolean isKey(String text) {
        return text != null && KEY.matcher(text).matches();
    }

    /// @return what is wrong with a name: `empty`, `too_long` or `invalid`; or null
    static String fault(String name) {
        if (name == null || name.isBlank()) {
            return "empty";
        }
        if (name.strip().length() > LONGEST_NAME) {
            return "too_long";
        }
        return name.strip().codePoints().anyMatch(Character::isISOControl) ? "invalid" : null;
    }
}
