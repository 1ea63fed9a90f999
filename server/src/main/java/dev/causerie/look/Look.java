package dev.causerie.look;

import dev.causerie.form.Forms;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Everything about a widget that a visitor sees and an administrator can set. It may hold anything somebody typed:
/// [LookRules] says what is wrong with it.
///
/// @param chat whether visitors are offered to chat
/// @param title of the panel
/// @param color of the theme, like `#1f6f5c`, with
/// @param textColor for the words on it: the same, or `auto`
/// @param scheme `light`, `dark`, or `auto` for what the visitor's device prefers
/// @param size of the panel: `small`, `medium` or `large`
/// @param avatars whether pictures stand beside messages
/// @param rating whether visitors are asked how a chat was
/// @param forms what visitors are asked
/// @param texts that visitors read instead of ours, by language and key
public record Look(
        boolean chat,
        String title,
        String color,
        String textColor,
        String scheme,
        String size,
        boolean avatars,
        boolean rating,
        Launcher launcher,
        Place place,
        Concierge concierge,
        Badge badge,
        Forms forms,
        Map<String, Map<String, String>> texts) {
    public static final String AUTO = "auto";

    /// Of the theme, until somebody chooses another.
    public static final String COLOR = "#1f6f5c";

    public Look {
        texts = texts == null ? null : neat(texts);
    }

    /// A text with nothing in it is ours again.
    private static Map<String, Map<String, String>> neat(Map<String, Map<String, String>> texts) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        texts.forEach((language, own) -> {
            Map<String, String> said = new TreeMap<>();
            if (own != null) {
                own.forEach((key, text) -> said.put(key, text == null ? "" : text.strip()));
            }
            said.values().removeIf(String::isEmpty);
            if (!said.isEmpty()) {
                all.put(language, Collections.unmodifiableMap(said));
            }
        });
        return Collections.unmodifiableMap(all);
    }

    /// @param label beside the icon, or empty for a round button
    public record Launcher(String label, boolean hideOnPhone) {}

    /// @param side `right` or `left`
    /// @param x distance from that side in pixels, with
    /// @param y from the bottom; the same for phones
    public record Place(String side, int x, int y, int phoneX, int phoneY, int zIndex) {}

    /// Who stands in the header before an agent has joined.
    ///
    /// @param name or empty for the title
    /// @param byline or empty for the status in words
    /// @param avatar path of a picture, or empty
    public record Concierge(String name, String byline, String avatar) {}

    /// @param layout `text_only`, `image_only`, `image_left` or `image_right`
    public record Badge(boolean shown, String layout, String text, String color, String textColor, String image) {}

    /// What a new widget looks like.
    public static Look fresh(String title, String color) {
        return new Look(
                true,
                title,
                color,
                AUTO,
                AUTO,
                "medium",
                true,
                false,
                new Launcher("", false),
                new Place("right", 20, 20, 20, 20, 2_147_483_000),
                new Concierge("", "", ""),
                new Badge(false, "text_only", "", "#ffffff", AUTO, ""),
                Forms.fresh(),
                Map.of());
    }

    public Look with(Map<String, Map<String, String>> other) {
        return new Look(
                chat, title, color, textColor, scheme, size, avatars, rating, launcher, place, concierge, badge, forms,
                other);
    }

    /// What visitors get: colors settled, so that all words can be read, of the forms what is asked, and no texts,
    /// which come with the words of a
    /// language.
    public Look shown() {
        Badge card = new Badge(
                badge.shown,
                badge.layout,
                badge.text,
                badge.color,
                Color.readable(badge.textColor, badge.color),
                badge.image);
        return new Look(
                chat,
                title,
                color,
                Color.readable(textColor, color),
                scheme,
                size,
                avatars,
                rating,
                launcher,
                place,
                concierge,
                card,
                forms.shown(),
                Map.of());
    }
}
