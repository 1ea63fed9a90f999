package dev.causerie.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One content security policy of a page, as browsers understand it (CSP level 3).
///
/// @param place how the page says it: `header` or `meta`
/// @param page where it holds
public record Policy(String place, Site page, Map<String, List<String>> directives) {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 20;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:");
    private static final Pattern HOST = Pattern.compile(
            "(?:([a-z][a-z0-9+.-]*)://)?(\\*|(?:\\*\\.)?[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}|\\*))?(/[^?#]*)?",
            Pattern.CASE_INSENSITIVE);

    /// Something that the page wants to fetch.
    record Target(Site site, String path) {
        Target as(String scheme) {
            return new Target(new Site(scheme, site.host(), site.port()), path);
        }
    }

    /// @param text of a header or an element, which may hold several policies
    static List<Policy> read(String place, Site page, String text) {
        List<Policy> policies = new ArrayList<>();
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        for (String one : bounded.split(",")) {
            Map<String, List<String>> directives = directives(one);
            if (!directives.isEmpty() && policies.size() < MOST) {
                policies.add(new Policy(place, page, directives));
            }
        }
        return policies;
    }

    /// Of a directive that is said twice the first counts. One with other signs than those of ASCII is passed over.
    private static Map<String, List<String>> directives(String text) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        for (String directive : text.split(";")) {
            String[] words = directive.strip().split("\\s+");
            if (!words[0].isEmpty() && directive.chars().allMatch(sign -> sign < 0x80)) {
                directives.putIfAbsent(
                        words[0].toLowerCase(Locale.ROOT), List.of(words).subList(1, words.length));
            }
        }
        return directives;
    }

    boolean has(String directive) {
        return directives.containsKey(directive);
    }

    List<String> values(String directive) {
        return directives.getOrDefault(directive, List.of());
    }

    boolean names(String directive, String value) {
        return values(directive).stream().anyMatch(value::equalsIgnoreCase);
    }

    /// @param fallbacks from the closest to `default-src`
    /// @return the directive that decides, or empty when everything is allowed
    Optional<String> deciding(String... fallbacks) {
        return Arrays.stream(fallbacks).filter(this::has).findFirst();
    }

    /// @param nonce of the element, or blank
    /// @param written whether it stands in the page, and was not added by another script
    boolean allowsScript(String directive, Target script, String nonce, boolean written) {
        if (!nonce.isBlank() && values(directive).contains("'nonce-" + nonce + "'")) {
            return true;
        }
        return isStrict(directive) ? !written : allows(directive, script);
    }

    boolean isStrict(String directive) {
        return names(directive, "'strict-dynamic'");
    }

    boolean hasNonce(String directive) {
        return values(directive).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("'nonce-"));
    }

    boolean allows(String directive, Target target) {
        return values(directive).stream().anyMatch(source -> matches(source, target));
    }

    private boolean matches(String source, Target target) {
        if (source.equals("*")) {
            return true;
        }
        if (source.equalsIgnoreCase("'self'")) {
            return isOwn(target.site());
        }
        if (SCHEME.matcher(source.toLowerCase(Locale.ROOT)).matches()) {
            return schemeAllows(
                    source.substring(0, source.length() - 1), target.site().scheme());
        }
        Matcher host = HOST.matcher(source);
        return host.matches()
                && schemeAllows(
                        host.group(1) == null ? page.scheme() : host.group(1),
                        target.site().scheme())
                && hostAllows(
                        host.group(2).toLowerCase(Locale.ROOT), target.site().host())
                && portAllows(host.group(3), target.site())
                && pathAllows(host.group(4), target.path());
    }

    private boolean isOwn(Site site) {
        boolean samePort = page.port() == site.port()
                || page.port() == Site.usualPort(page.scheme()) && site.port() == Site.usualPort(site.scheme());
        return page.host().equals(site.host()) && samePort && (!page.secure() || isSecure(site));
    }

    private static boolean isSecure(Site site) {
        return site.scheme().equals("https") || site.scheme().equals("wss");
    }

    /// What is safer than what is written is allowed too. A socket is not what `http` means, whatever the standard
    /// says:
    /// so browsers do it.
    private static boolean schemeAllows(String written, String wanted) {
        String scheme = written.toLowerCase(Locale.ROOT);
        return scheme.equals(wanted)
                || scheme.equals("http") && wanted.equals("https")
                || scheme.equals("ws") && wanted.equals("wss");
    }

    private static boolean hostAllows(String written, String wanted) {
        if (written.equals("*")) {
            return true;
        }
        return written.startsWith("*.") ? wanted.endsWith(written.substring(1)) : written.equals(wanted);
    }

    private static boolean portAllows(String written, Site wanted) {
        int usual = Site.usualPort(wanted.scheme());
        if (written == null) {
            return wanted.port() == usual;
        }
        return written.equals("*")
                || Integer.parseInt(written) == wanted.port()
                || written.equals("80") && wanted.port() == 443;
    }

    private static boolean pathAllows(String written, String wanted) {
        if (written == null) {
            return true;
        }
        return written.endsWith("/") ? wanted.startsWith(written) : written.equals(wanted);
    }
}
