package dev.causerie.resume;

import dev.causerie.http.StaticFiles;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The page that a link by mail opens. The link's secret stands behind the `#`, so no log and no other site ever gets
/// it.
@Singleton
public class ResumePageRoutes {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "media-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";
    private static final String ROOT = "/resume";

    private final StaticFiles files = StaticFiles.in("web/resume", "index.html");

    void routes(@Observes Router router) {
        reading(router, ROOT).handler(route -> answer(route, "index.html"));
        reading(router, ROOT + "/*")
                .handler(route -> answer(route, route.normalizedPath().substring(ROOT.length() + 1)));
    }

    private static Route reading(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void answer(RoutingContext route, String name) {
        route.response().putHeader("Content-Security-Policy", POLICY).putHeader("Referrer-Policy", "no-referrer");
        files.answer(route, name);
    }
}
