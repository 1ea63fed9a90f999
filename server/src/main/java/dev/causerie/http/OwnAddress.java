package dev.causerie.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/// The address under which people reach this server: the configured one, else the one of the request.
public final class OwnAddress {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String configured;
    private final ClientAddress clients;

    /// @param configured like `https://chat.example.com`, or blank
    public OwnAddress(String configured, ClientAddress clients) {
        String bare = configured.strip();
        this.configured = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        this.clients = clients;
    }

    public String seenBy(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (!configured.isEmpty() || host == null) {
            return configured;
        }
        boolean secure = clients.secure(request);
        boolean usual = host.port() <= 0 || host.port() == (secure ? HTTPS : HTTP);
        return (secure ? "https://" : "http://") + host.host() + (usual ? "" : ":" + host.port());
    }
}
