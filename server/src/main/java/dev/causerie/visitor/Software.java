package dev.causerie.visitor;

import java.util.List;

/// The browser and system that a User-Agent header claims, in the words people use. Only for reading: nothing is
/// decided by it.
public record Software(String browser, String system) {
    private record Mark(String token, String name) {}

    // Each list from the most special to the most general, since every browser also claims to be its ancestors.
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Vivaldi/", "Vivaldi"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Version/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iOS"),
            new Mark("iPad", "iPadOS"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    /// @param userAgent the header, or null
    public static Software of(String userAgent) {
        if (userAgent == null) {
            return new Software(null, null);
        }
        return new Software(browser(userAgent), system(userAgent));
    }

    private static String browser(String userAgent) {
        for (Mark mark : BROWSERS) {
            int at = userAgent.indexOf(mark.token);
            if (at >= 0) {
                return (mark.name + " " + major(userAgent, userAgent.indexOf('/', at) + 1)).strip();
            }
        }
        return null;
    }

    private static String major(String userAgent, int from) {
        int end = from;
        while (end < userAgent.length() && Character.isDigit(userAgent.charAt(end)) && end - from < 4) {
            end++;
        }
        return from == 0 ? "" : userAgent.substring(from, end);
    }

    private static String system(String userAgent) {
        return SYSTEMS.stream()
                .filter(mark -> userAgent.contains(mark.token))
                .map(Mark::name)
                .findFirst()
                .orElse(null);
    }
}
