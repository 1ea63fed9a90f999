package dev.causerie.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The REST calls in the words of OpenAPI. Made when the project is built, not by each start.
@Singleton
public class OpenApiRoutes {
    private static final String FILE = "openapi.json";

    private final StaticFiles files = StaticFiles.in("protocol", FILE);

    void routes(@Observes Router router) {
        router.route("/api/openapi")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(route -> files.answer(route, FILE));
    }
}
