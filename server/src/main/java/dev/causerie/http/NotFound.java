package dev.causerie.http;

import io.vertx.ext.web.RoutingContext;

/// What a person or a program reads at an address where nothing is.
public final class NotFound {
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
    static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Nothing here</title>
            <style>
              body { font: 15px/1.45 system-ui, sans-serif; text-align: center }
              body { margin: 20vh auto 0; max-width: 24rem; padding: 0 16px }
              h1 { font-size: 24px; font-weight: 600; margin: 0 0 8px }
              p { margin: 0 0 8px }
              a { color: inherit }
            </style>
            <h1>Nothing here</h1>
            <p>This address leads nowhere. <a href="/">Go to the start page</a></p>
            <p lang="fr">Cette adresse ne mène nulle part. <a href="/">Aller à l’accueil</a></p>
            </html>
            """;

    private NotFound() {}

    public static void answer(RoutingContext route) {
        String accept = route.request().getHeader("Accept");
        if (accept == null || !accept.contains("text/html")) {
            Problem.NOT_FOUND.answer(route);
            return;
        }
        route.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .end(PAGE);
    }
}
