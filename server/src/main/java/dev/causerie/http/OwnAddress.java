package dev.causerie.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;

/// The address under which people reach this server: the configured one, else the one of the request.
public final class OwnAddress {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String configured;
    private final String secureHost;
    private final ClientAddress clients;

    /// @param configured like `https://chat.example.com`, or blank
    public OwnAddress(String configured, ClientAddress clients) {
        String bare = configured.strip();
        this.configured = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        this.secureHost = bare.startsWith("https://") ? URI.create(bare).getHost() : null;
        this.clients = clients;
    }

    /// @return whether the client's own link is encrypted, by what the link or a trusted proxy says, or because the
    /// request was sent to the operator's https address
    public boolean isSecure(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return clients.secure(request)
                || secureHost != null && host != null && secureHost.equalsIgnoreCase(host.host());
    }

    public String seenBy(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (!configured.isEmpty() || host == null) {
            return configured;
        }
        boolean secure = isSecure(request);
        boolean usual = host.port() <= 0 || host.port() == (secure ? HTTPS : HTTP);
        return (secure ? "https://" : "http://") + host.host() + (usual ? "" : ":" + host.port());
    }
}
