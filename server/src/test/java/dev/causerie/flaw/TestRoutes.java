package dev.causerie.flaw;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The REST calls that a running server says it answers to: one that is added is tested without anybody's doing.
final class TestRoutes {
    private static final Pattern LINES =
            Pattern.compile("(?m)^  (/\\S+):$|^    (get|put|post|delete|patch|head|options):$");

    private TestRoutes() {}

    /// @param path with `1` where an id stands
    record Route(String method, String path) {
        boolean changes() {
            return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
        }

        HttpRequest.Builder to(TestServer server) {
            String type = path.equals("/api/pictures") ? "image/png" : "application/json";
            return HttpRequest.newBuilder(server.address(path))
                    .header("Content-Type", type)
                    .method(method, changes() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        }

        HttpResponse<String> by(TestAgent agent, TestServer server) {
            return TestAgent.call(to(server).header("Cookie", agent.cookie()).header("Origin", server.origin()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Route> of(TestServer server) {
        List<Route> routes = new ArrayList<>();
        String table = TestAgent.call(HttpRequest.newBuilder(server.address("/api/openapi")))
                .body();
        Matcher lines = LINES.matcher(table);
        String path = "";
        while (lines.find()) {
            if (lines.group(1) != null) {
                path = lines.group(1).replaceAll("\\{\\w+}", "1");
            } else {
                routes.add(new Route(lines.group(2).toUpperCase(Locale.ROOT), path));
            }
        }
        if (routes.size() < 60) {
            throw new AssertionError("These cannot be all: " + routes);
        }
        return routes;
    }
}
