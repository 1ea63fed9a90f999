package dev.causerie.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.http.NotFound;
import dev.causerie.http.Representation;
import dev.causerie.http.StaticFiles;
import dev.causerie.words.Catalogue;
import dev.causerie.words.OwnWords;
import dev.causerie.words.Part;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What pages of other sites load from us: the snippet of a widget, and the panel and words it fetches later.
@Singleton
public class SnippetRoutes {
    private static final String PREVIEW = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; frame-ancestors 'self'";
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final int REMEMBERED = 1_000;

    /// `fr-0815abcd.js` for the panel, `launcher-fr-0815abcd.js` for the launcher.
    private static final Pattern WORDS =
            Pattern.compile("(launcher-|talk-|form-)?([A-Za-z-]{2,35})-([0-9a-f]{1,64})\\.js");

    private final Widgets widgets;
    private final Catalogue catalogue;
    private final OwnWords own;
    private final Snippet snippet;
    private final StaticFiles files;
    private final Representation unknown;
    private final Representation revoked;
    private final Cache<Widget, Representation> composed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private final Snippet.Listener listener;

    SnippetRoutes(
            Widgets widgets,
            Catalogue catalogue,
            OwnWords own,
            Snippet snippet,
            Snippet.Listener listener,
            WidgetModule.Files files) {
        this.widgets = widgets;
        this.catalogue = catalogue;
        this.own = own;
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
        router.route("/widget/words/:key/:file")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::words);
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

    /// The words of a language with a widget's own texts. Under its mark a content never changes. Who asks by an old
    /// mark, from a snippet that a cache has kept, gets what is said now.
    private void words(RoutingContext route) {
        Matcher file = WORDS.matcher(route.pathParam("file"));
        if (!file.matches() || !catalogue.speaks(file.group(2))) {
            NotFound.answer(route);
            return;
        }
        route.vertx()
                .executeBlocking(() -> words(route.pathParam("key"), file.group(2), file.group(3)), false)
                .onSuccess(found -> found.ifPresentOrElse(
                        words -> {
                            open(route.response())
                                    .putHeader(
                                            "Cache-Control", words.mark().equals(file.group(3)) ? FOREVER : ASK_AGAIN);
                            words.files().get(Part.named(file.group(1))).answer(route.request());
                        },
                        () -> NotFound.answer(route)))
                .onFailure(route::fail);
    }

    private Optional<OwnWords.Words> words(String key, String language, String mark) {
        Optional<OwnWords.Words> known = widgets.find(key)
                .map(widget -> own.words(language, widget.look().texts()));
        return known.filter(words -> !words.mark().equals(mark)).isEmpty()
                ? known
                // The page may have heard of a look that was published elsewhere.
                : widgets.findAgain(key)
                        .map(widget -> own.words(language, widget.look().texts()));
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
