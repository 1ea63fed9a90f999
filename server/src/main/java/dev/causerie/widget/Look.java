package dev.causerie.widget;

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
public record Look(
        boolean chat,
        String title,
        String color,
        String textColor,
        String scheme,
        String size,
        boolean avatars,
        Launcher launcher,
        Place place,
        Concierge concierge,
        Badge badge) {
    public static final String AUTO = "auto";

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
                new Launcher("", false),
                new Place("right", 20, 20, 20, 20, 2_147_483_000),
                new Concierge("", "", ""),
                new Badge(false, "text_only", "", "#ffffff", AUTO, ""));
    }

    /// What visitors get: colors settled, so that all words can be read.
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
                launcher,
                place,
                concierge,
                card);
    }
}
