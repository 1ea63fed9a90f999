package dev.causerie.live;

import io.vertx.core.http.HttpServerRequest;

/// What the request that opened a connection said of itself.
///
/// @param origin the page's origin, or null
/// @param cookie the raw Cookie header, or null
/// @param address the client's address as text, after trusted proxies
public record Handshake(String origin, String cookie, String userAgent, String address) {
    private static final int LONGEST_AGENT = 512;

    /// @param address the client's, found by whoever knows the trusted proxies
    public static Handshake of(HttpServerRequest request, String address) {
        String agent = request.getHeader("User-Agent");
        return new Handshake(
                request.getHeader("Origin"),
                request.getHeader("Cookie"),
                agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT),
                address);
    }

    /// @return the value of a cookie, or null
    public String cookie(String name) {
        if (cookie == null) {
            return null;
        }
        for (String pair : cookie.split(";")) {
            String trimmed = pair.trim();
            if (trimmed.startsWith(name + "=")) {
                return trimmed.substring(name.length() + 1);
            }
        }
        return null;
    }
}
