package dev.causerie.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// The dashboard: one page behind every address of its own, with a nonce of its own each time, and its files.
@Singleton
public class DashboardRoutes {
    private static final List<String> PAGES = List.of(
            "/",
            "/index.html",
            "/sign-in",
            "/setup",
            "/chats",
            "/chats/*",
            "/inbox",
            "/inbox/*",
            "/reports",
            "/reports/*",
            "/settings",
            "/settings/*");
    private static final List<String> FILES = List.of("/assets/*", "/favicon*");
    private static final String PAGE = "index.html";
    private static final int NONCE_BYTES = 16;
    private static final String MISSING = """
            <!doctype html>
            <meta charset="utf-8">
            <title>Causerie</title>
            <p>The dashboard is not built yet: run <code>./causerie start</code>.
            """;

    private final StaticFiles files = StaticFiles.in("web/dashboard", PAGE);
    private final String page = files.bytes(PAGE)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse(MISSING);
    private final SecureRandom random = new SecureRandom();

    void routes(@Observes Router router) {
        PAGES.forEach(path -> reading(router, path).handler(this::page));
        FILES.forEach(path -> reading(router, path).handler(this::file));
    }

    private static Route reading(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void page(RoutingContext route) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        route.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy(nonce))
                .end(page.replace("__NONCE__", nonce));
    }

    private void file(RoutingContext route) {
        files.answer(route, route.normalizedPath().substring(1));
    }

    /// Scripts only from our own files; the component library writes its style sheets itself, so those need the nonce.
    private static String policy(String nonce) {
        return "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }
}
