package dev.causerie.look;

import java.util.regex.Pattern;

/// A color like `#1f6f5c`, and how well another can be read on it (WCAG 2.2, 1.4.3).
record Color(int red, int green, int blue) {
    /// Below this, words on a color are hard to read for many.
    static final double READABLE = 4.5;

    private static final Pattern WRITTEN = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String LIGHT = "#ffffff";
    private static final String DARK = "#000000";

    static boolean isColor(String text) {
        return text != null && WRITTEN.matcher(text).matches();
    }

    static Color of(String text) {
        if (!isColor(text)) {
            throw new IllegalArgumentException("A color is written like #1f6f5c, not " + text);
        }
        int all = Integer.parseInt(text, 1, 7, 16);
        return new Color(all >> 16, all >> 8 & 0xff, all & 0xff);
    }

    /// @return from 1, the same, to 21, black on white
    static double contrast(String one, String other) {
        double a = of(one).luminance();
        double b = of(other).luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// The words' color as it was chosen where it can be read on `ground`, else white or black, whichever can: one of
    /// them always reaches 4.5.
    static String readable(String chosen, String ground) {
        if (isColor(chosen) && contrast(chosen, ground) >= READABLE) {
            return chosen;
        }
        return contrast(LIGHT, ground) >= READABLE ? LIGHT : DARK;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
