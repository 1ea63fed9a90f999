package dev.causerie.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;

/// A cookie that no script reads, no other site sends with a change, and no plain link carries where there is an
/// encrypted one.
public final class BrowserCookie {
    private final String name;
    private final OwnAddress address;

    public BrowserCookie(String name, OwnAddress address) {
        this.name = name;
        this.address = address;
    }

    public NewCookie with(String value, Duration life, HttpServerRequest request) {
        return builder(request).value(value).maxAge((int) life.toSeconds()).build();
    }

    public NewCookie gone(HttpServerRequest request) {
        return builder(request).value("").maxAge(0).build();
    }

    private NewCookie.Builder builder(HttpServerRequest request) {
        return new NewCookie.Builder(name)
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.LAX)
                .secure(address.isSecure(request));
    }
}
