package dev.causerie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The REST calls that a running server says it answers to: one that is added is tested without anybody's doing.
public final class TestRoutes {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private TestRoutes() {}

    /// @param path with `1` where an id stands
    public record Route(String method, String path) {
        public boolean changes() {
            return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
        }

        public HttpRequest.Builder to(TestServer server) {
            String type = path.equals("/api/pictures") ? "image/png" : "application/json";
            return HttpRequest.newBuilder(server.address(path))
                    .header("Content-Type", type)
                    .method(method, changes() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        }

        public HttpResponse<String> by(TestAgent agent, TestServer server) {
            return TestAgent.call(to(server).header("Cookie", agent.cookie()).header("Origin", server.origin()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static List<Route> of(TestServer server) {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths(server).properties()) {
            String filled = path.getKey().replaceAll("\\{\\w+}", "1");
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    routes.add(new Route(method.toUpperCase(Locale.ROOT), filled));
                }
            });
        }
        if (routes.size() < 60) {
            throw new AssertionError("These cannot be all: " + routes);
        }
        return routes;
    }

    private static JsonNode paths(TestServer server) {
        String description = TestAgent.call(HttpRequest.newBuilder(server.address("/api/openapi")))
                .body();
        try {
            return new ObjectMapper().readTree(description).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
