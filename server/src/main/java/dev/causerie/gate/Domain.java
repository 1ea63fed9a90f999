package dev.causerie.gate;

import dev.causerie.http.ClientAddress;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of hosts in one spelling: lower case, without a dot at the end, letters of other scripts as browsers write
/// them (`xn--…`). Neither scheme nor port counts.
final class Domain {
    static final String ALL_BELOW = "*.";
    private static final int LONGEST = 253;
    private static final int LONGEST_TYPED = 2_000;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    /// Java and browsers spell names with these in different ways; written as `xn--…` there is only one.
    private static final Pattern SPELLED_DIFFERENTLY = Pattern.compile("[ßẞς\\u200c\\u200d]");

    private Domain() {}

    /// @param typed like `shop.example` or `*.shop.example`; of an address only its host counts
    static Optional<String> typed(String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String text = typed.strip().replaceFirst("(?i)^https?://", "").replaceFirst("[/?#].*$", "");
        boolean below = text.startsWith(ALL_BELOW);
        Optional<String> host = host(below ? text.substring(ALL_BELOW.length()) : text);
        return below ? host.filter(Domain::hasBelow).map(ALL_BELOW::concat) : host;
    }

    /// Everything below `com`, or below an address, is nobody's.
    private static boolean hasBelow(String host) {
        return host.indexOf('.') > 0 && ClientAddress.parse(host) == null;
    }

    /// @param origin the header `Origin`, or null; a page without an origin of its own (`null`) has no host
    static Optional<String> of(String origin) {
        if (origin == null || origin.length() > LONGEST + 20) {
            return Optional.empty();
        }
        if (origin.regionMatches(true, 0, "https://", 0, 8)) {
            return host(origin.substring(8));
        }
        return origin.regionMatches(true, 0, "http://", 0, 7) ? host(origin.substring(7)) : Optional.empty();
    }

    /// @return in its own letters, each domain that has others
    static Map<String, String> readable(Collection<String> domains) {
        Map<String, String> readable = new HashMap<>();
        for (String domain : domains) {
            if (domain.contains("xn--")) {
                readable.put(domain, IDN.toUnicode(domain));
            }
        }
        return readable;
    }

    /// @param text a host, perhaps with a port
    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end > 0 && isPort(text.substring(end + 1)) ? six(text.substring(1, end)) : Optional.empty();
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && !isPort(text.substring(colon))) {
            return Optional.empty();
        }
        String name = colon < 0 ? text : text.substring(0, colon);
        return ascii(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .filter(Domain::isName);
    }

    private static boolean isPort(String text) {
        return text.isEmpty()
                || text.length() >= 2
                        && text.length() <= 6
                        && text.charAt(0) == ':'
                        && text.chars().skip(1).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static Optional<String> six(String address) {
        InetAddress parsed = address.indexOf(':') < 0 ? null : ClientAddress.parse(address);
        return parsed == null ? Optional.empty() : Optional.of("[" + parsed.getHostAddress() + "]");
    }

    private static Optional<String> ascii(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        if (name.chars().allMatch(letter -> letter < 0x80)) {
            return Optional.of(name.toLowerCase(Locale.ROOT));
        }
        if (SPELLED_DIFFERENTLY.matcher(name).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(name).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        if (NUMBERS.matcher(name).matches()) {
            return ClientAddress.parse(name) != null;
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
