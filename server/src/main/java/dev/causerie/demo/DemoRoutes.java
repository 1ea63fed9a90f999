package dev.causerie.demo;

import dev.causerie.http.NotFound;
import dev.causerie.http.StaticFiles;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The demo shop: a page as strict as the strictest customer's, with the widget on it.
@ApplicationScoped
public class DemoRoutes {
    private static final String ROOT = "/demo";
    private static final int NONCE_BYTES = 16;

    private final Demo demo;
    private final StaticFiles files = StaticFiles.in("web/demo", "index.html");
    private final SecureRandom random = new SecureRandom();

    public DemoRoutes(Demo demo) {
        this.demo = demo;
    }

    void routes(@Observes Router router) {
        if (demo.wanted()) {
            router.get(ROOT).handler(call -> page(call, "index.html"));
            router.get(ROOT + "/*")
                    .handler(call -> file(call, call.normalizedPath().substring(ROOT.length() + 1)));
        }
    }

    private void file(RoutingContext call, String name) {
        String wanted = name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
        if (wanted.endsWith(".html")) {
            page(call, wanted);
        } else {
            files.answer(call, wanted);
        }
    }

    private void page(RoutingContext call, String name) {
        call.vertx().executeBlocking(() -> files.bytes(name), false).onSuccess(found -> show(call, found));
    }

    private void show(RoutingContext call, Optional<byte[]> found) {
        if (found.isEmpty()) {
            NotFound.answer(call);
            return;
        }
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String page = new String(found.get(), StandardCharsets.UTF_8)
                .replace("__NONCE__", nonce)
                .replace("__KEY__", demo.key());
        call.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", policy(nonce))
                .end(page);
    }

    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'nonce-" + nonce
                + "' 'strict-dynamic'; style-src 'self'; img-src 'self'; "
                + "media-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'self'; require-trusted-types-for 'script'";
    }
}
