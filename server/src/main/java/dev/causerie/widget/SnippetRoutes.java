package dev.causerie.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.http.Representation;
import dev.causerie.http.StaticFiles;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What pages of other sites load from us: the snippet of a widget, and the panel and words it fetches later.
@Singleton
public class SnippetRoutes {
    private static final String PREVIEW = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; frame-ancestors 'self'";
    private static final int REMEMBERED = 1_000;

    private final Widgets widgets;
    private final Snippet snippet;
    private final StaticFiles files;
    private final Representation unknown;
    private final Representation revoked;
    private final Cache<Widget, Representation> composed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private final Snippet.Listener listener;

    SnippetRoutes(Widgets widgets, Snippet snippet, Snippet.Listener listener, WidgetModule.Files files) {
        this.widgets = widgets;
        this.listener = listener;
        this.snippet = snippet;
        this.files = files.all();
        this.unknown = snippet.unknown();
        this.revoked = snippet.revoked();
    }

    void routes(@Observes Router router) {
        router.route("/snippet.js")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::snippet);
        router.route("/widget/preview.html").method(HttpMethod.GET).handler(this::preview);
        router.route("/widget/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::file);
    }

    private void snippet(RoutingContext route) {
        String key = route.request().getParam("key");
        Optional<Widget> cached = widgets.cached(key);
        if (cached.isPresent() && composed.getIfPresent(cached.get()) instanceof Representation script) {
            tell(route, cached.get());
            answer(route, script);
            return;
        }
        route.vertx()
                .executeBlocking(() -> compose(route, key), false)
                .onSuccess(script -> answer(route, script))
                .onFailure(route::fail);
    }

    private Representation compose(RoutingContext route, String key) {
        Optional<Widget> widget = widgets.find(key);
        if (widget.isPresent()) {
            tell(route, widget.get());
            return composed.get(widget.get(), snippet::of);
        }
        Optional<Widgets.Revoked> before = widgets.revoked(key);
        before.ifPresent(known -> listener.fetchedInVain(known, page(route)));
        return before.isPresent() ? revoked : unknown;
    }

    private void tell(RoutingContext route, Widget widget) {
        listener.fetched(widget.id(), widget.account(), page(route));
    }

    /// A script of another site is asked for with the page's address, or with its origin only, as the page wishes.
    private static String page(RoutingContext route) {
        String origin = route.request().getHeader("Origin");
        return origin == null ? route.request().getHeader("Referer") : origin;
    }

    private static void answer(RoutingContext route, Representation script) {
        open(route.response())
                .putHeader("Cache-Control", "public, max-age=60, stale-while-revalidate=3600")
                .putHeader("Timing-Allow-Origin", "*");
        script.answer(route.request());
    }

    /// The page on which the dashboard shows the widget with a look that is not published: for its eyes only.
    private void preview(RoutingContext route) {
        route.response().putHeader("Content-Security-Policy", PREVIEW);
        files.answer(route, "preview.html");
    }

    private void file(RoutingContext route) {
        open(route.response());
        files.answer(route, route.normalizedPath().substring("/widget/".length()));
    }

    private static HttpServerResponse open(HttpServerResponse response) {
        return response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
