package dev.causerie.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A picture as everybody gets it: made by us from what somebody sent, small, and named by its content.
///
/// @param name such as `9f86d081884c7d659a2feaa0c55ad015.png`; the ending is the type
public record Picture(String name, byte[] bytes) {
    public static final String FOLDER = "/picture/";
    static final String PNG = ".png";
    static final String JPEG = ".jpg";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}(?:\\.png|\\.jpg)");
    private static final int NAME_BYTES = 16;

    /// What a picture is for, and so how large it becomes.
    public enum Use {
        /// Beside a name: a square, cut from the middle.
        AVATAR(128, 128),
        /// On the card above the launcher: the whole picture, and never larger than it was.
        BADGE(480, 320);

        final int width;
        final int height;

        Use(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static Picture of(byte[] bytes, String ending) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Picture(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ending, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isPath(String text) {
        return text.startsWith(FOLDER) && isName(text.substring(FOLDER.length()));
    }

    public String path() {
        return FOLDER + name;
    }

    String type() {
        return name.endsWith(PNG) ? "image/png" : "image/jpeg";
    }
}
