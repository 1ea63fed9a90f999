package dev.causerie.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Tells whether a page is our own: of the configured address, or of the host that the request was sent to.
///
/// A page of our host counts by http and by https: behind a proxy that ends the TLS, the request does not tell which
/// it was.
public final class Origins {
    private final String configured;

    /// @param address like `https://chat.example.com`, or blank
    public Origins(String address) {
        configured = address.isBlank() ? null : normal(address.strip());
        if (!address.isBlank() && configured == null) {
            throw new IllegalArgumentException(
                    "causerie.address is no address like https://chat.example.com: " + address);
        }
    }

    /// @param origin the `Origin` header, or null, which is nobody's
    /// @param host the `Host` header, or null
    public boolean ours(String origin, String host) {
        String page = origin == null ? null : normal(origin);
        if (page == null) {
            return false;
        }
        return page.equals(configured)
                || host != null && page.equals(normal(page.substring(0, page.indexOf(':')) + "://" + host));
    }

    /// @return scheme, host and port in one spelling, or null when there is anything else, or less, in it
    private static String normal(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http");
            if (!http && !scheme.equals("https") || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            String rest = uri.getRawPath()
                    + (uri.getRawQuery() == null ? "" : "?")
                    + (uri.getRawFragment() == null ? "" : "#");
            int port = uri.getPort() >= 0 ? uri.getPort() : http ? 80 : 443;
            return rest.isEmpty() || rest.equals("/")
                    ? scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port
                    : null;
        } catch (URISyntaxException notAnOrigin) {
            return null;
        }
    }
}
