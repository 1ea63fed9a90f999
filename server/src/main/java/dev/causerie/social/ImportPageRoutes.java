package dev.causerie.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.http.StaticFiles;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The page in a visitor's small window: it goes to the provider, and at the end asks whether what that said may go to
/// the team.
@Singleton
public class ImportPageRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String DONE = "/social/done";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /// The page that opened the window has to say who the visitor is, and sees when it closes.
    static final String OPENER = "Cross-Origin-Opener-Policy";

    static final String KNOWN = "unsafe-none";
    private static final String ROOT = "/social";

    private final StaticFiles files = StaticFiles.in("web/social", "index.html");

    private final Map<String, Map<String, String>> words = words();

    private Map<String, Map<String, String>> words() {
        Map<String, Map<String, String>> all = new HashMap<>();
        try {
            JsonNode texts = JSON.readTree(files.bytes("texts.json").orElseThrow());
            texts.fields().forEachRemaining(one -> {
                Map<String, String> some = new TreeMap<>();
                one.getValue()
                        .path("widget")
                        .fields()
                        .forEachRemaining(
                                word -> some.put(word.getKey(), word.getValue().asText()));
                all.put(one.getKey(), some);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Our own words cannot be read", e);
        }
        return all;
    }

    /// What the widget says when it offers providers, in its language.
    Map<String, String> words(String language) {
        return words.getOrDefault(language == null ? "" : language, words.get("en"));
    }

    void routes(@Observes Router router) {
        reading(router, ROOT).handler(route -> answer(route, "index.html"));
        reading(router, DONE).handler(route -> answer(route, "index.html"));
        reading(router, ROOT + "/*")
                .handler(route -> answer(route, route.normalizedPath().substring(ROOT.length() + 1)));
    }

    private static Route reading(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void answer(RoutingContext route, String name) {
        route.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(OPENER, KNOWN);
        files.answer(route, name);
    }
}
