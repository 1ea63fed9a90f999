package dev.causerie.file;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.http.NotFound;
import dev.causerie.http.Representation;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Where pictures are shown from, on pages of other sites too. Those asked for lately are kept in memory.
@Singleton
public class PictureRoutes {
    private static final int KEPT = 200;
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final Pictures pictures;
    private final Cache<String, Representation> shown =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    PictureRoutes(Pictures pictures) {
        this.pictures = pictures;
    }

    void routes(@Observes Router router) {
        router.route(Picture.FOLDER + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::show);
    }

    private void show(RoutingContext route) {
        String name = route.normalizedPath().substring(Picture.FOLDER.length());
        if (!Picture.isName(name)) {
            NotFound.answer(route);
            return;
        }
        if (shown.getIfPresent(name) instanceof Representation known) {
            answer(route, known);
            return;
        }
        route.vertx()
                .executeBlocking(() -> pictures.find(name), false)
                .onSuccess(found ->
                        found.ifPresentOrElse(picture -> answer(route, kept(picture)), () -> NotFound.answer(route)))
                .onFailure(route::fail);
    }

    private Representation kept(Picture picture) {
        Representation fresh = Representation.of(picture.type(), picture.bytes());
        shown.put(picture.name(), fresh);
        return fresh;
    }

    private static void answer(RoutingContext route, Representation picture) {
        route.response()
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        picture.answer(route.request());
    }
}
