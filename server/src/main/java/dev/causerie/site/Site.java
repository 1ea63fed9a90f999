package dev.causerie.site;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody's place on the web: a scheme, a host as browsers write it, and a port. No path, so nothing of what a
/// visitor looked at.
public record Site(String scheme, String host, int port) {
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_HOST = 253;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(https?)://(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]+)(?::([0-9]{1,5}))?(?:[/?#].*)?", Pattern.DOTALL);

    public Site {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
    }

    /// @param text an origin, or the address of a page, or null
    /// @return empty when it is neither of http nor of https
    public static Optional<Site> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher found = ADDRESS.matcher(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        if (!found.matches() || found.group(2).length() > LONGEST_HOST) {
            return Optional.empty();
        }
        String scheme = found.group(1).toLowerCase(Locale.ROOT);
        int port = found.group(3) == null ? usualPort(scheme) : Integer.parseInt(found.group(3));
        return port < 1 || port > 0xffff
                ? Optional.empty()
                : Optional.of(new Site(scheme, found.group(2).toLowerCase(Locale.ROOT), port));
    }

    static int usualPort(String scheme) {
        return scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /// The host, with its port where that is not the usual one.
    public String place() {
        return port == usualPort(scheme) ? host : host + ":" + port;
    }

    /// The host in its own letters, where it has other ones than `a` to `z` and nobody can take them for these: each
    /// part is of one script.
    public Optional<String> readable() {
        if (!host.contains("xn--")) {
            return Optional.empty();
        }
        String text = IDN.toUnicode(host);
        boolean faithful = !text.contains("xn--") && host.equals(ascii(text));
        return faithful && text.chars().anyMatch(sign -> sign > 0x7f) && ofOneScript(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String ascii(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException unwritable) {
            return "";
        }
    }

    private static boolean ofOneScript(String text) {
        for (String part : text.split("\\.")) {
            long scripts = part.codePoints()
                    .mapToObj(Character.UnicodeScript::of)
                    .filter(script ->
                            script != Character.UnicodeScript.COMMON && script != Character.UnicodeScript.INHERITED)
                    .distinct()
                    .count();
            if (scripts > 1) {
                return false;
            }
        }
        return true;
    }

    /// The origin.
    @Override
    public String toString() {
        return scheme + "://" + place();
    }
}
