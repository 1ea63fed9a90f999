package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestRoutes.Route;
import dev.causerie.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// S16: nothing that comes in is run, made into an object of its own choice or filled into more than its place.
class S16NothingIsRunIT {
    @Test
    void onlyJsonOfTheKnownFormIsRead() {
        try (TestServer server = TestServer.demo(Map.of())) {
            TestAgent camille = TestAgent.camille(server);
            List<Route> routes = TestRoutes.of(server).stream()
                    .filter(route -> List.of("POST", "PUT", "PATCH").contains(route.method()))
                    .filter(route -> !route.path().equals("/api/pictures"))
                    .toList();
            for (Route route : routes) {
                boolean empty = send(camille, route, "application/json", "").statusCode() < 300;
                for (String body : List.of(
                        "{\"@class\":\"java.net.URL\"}",
                        "[\"java.net.URL\",{}]",
                        "{\"__proto__\":{\"role\":\"administrator\"}}",
                        "{\"role\":\"administrator\",\"account\":1}",
                        "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
                        "{} {}",
                        "{'a':1}",
                        "{/**/}",
                        "NaN",
                        "\ufeff{\"x\":1}")) {
                    HttpResponse<String> answer = send(camille, route, "application/json", body);
                    if (!empty) {
                        assertThat(answer.statusCode())
                                .as("%s %.60s", route, body)
                                .isIn(400, 404, 422);
                    }
                    assertThat(answer.body())
                            .as("%s %.60s", route, body)
                            .doesNotContain("Exception", "dev.causerie", "jackson");
                }
                for (String type : List.of(
                        "application/xml",
                        "text/yaml",
                        "application/x-java-serialized-object",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x")) {
                    assertThat(send(camille, route, type, "x").statusCode())
                            .as("%s as %s", route, type)
                            .isIn(empty ? List.of(200, 204, 404, 415) : List.of(404, 415));
                }
            }
            assertThat(server.output()).noneMatch(line -> line.contains("ERROR"));
        }
    }

    private static HttpResponse<String> send(TestAgent camille, Route route, String type, String body) {
        return TestAgent.call(camille.request(route.path())
                .header("Content-Type", type)
                .method(route.method(), BodyPublishers.ofString(body)));
    }
}
