package dev.causerie.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Where a request really comes from: what `X-Forwarded-For` and `-Proto` say counts only as far as a trusted proxy
/// says it.
public final class ClientAddress {
    private static final int LONGEST = 64;
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<Network> trusted;

    /// @param proxies addresses and ranges like `10.0.0.0/8`, comma-separated; blank for none
    public ClientAddress(String proxies) {
        trusted = Network.list(proxies);
    }

    public String of(HttpServerRequest request) {
        return of(remote(request), request.headers().getAll("X-Forwarded-For"));
    }

    /// @return whether the client's own link is encrypted, whoever ends the TLS
    public boolean secure(HttpServerRequest request) {
        if (trusts(parse(remote(request)))) {
            String proto = request.getHeader("X-Forwarded-Proto");
            if (proto != null) {
                return proto.strip().equalsIgnoreCase("https");
            }
        }
        return request.isSSL();
    }

    /// Each hop was written by the one after it, so they are believed from the last to the first, until one of them is
    /// no proxy of ours.
    String of(String remote, List<String> forwarded) {
        String[] hops = String.join(",", forwarded).split(",");
        String client = remote;
        for (int i = hops.length - 1; i >= 0 && trusts(parse(client)); i--) {
            InetAddress hop = parse(withoutPort(hops[i].strip()));
            if (hop == null) {
                break;
            }
            client = hop.getHostAddress();
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static String remote(HttpServerRequest request) {
        return request.remoteAddress() == null || request.remoteAddress().hostAddress() == null
                ? ""
                : request.remoteAddress().hostAddress();
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /// @return the address that a text is, or null; no name is ever looked up
    public static InetAddress parse(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        // Java would read "1.2.3" and "7" as addresses too.
        if (text.indexOf(':') < 0 && !V4.matcher(text).matches()) {
            return null;
        }
        int zone = text.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
