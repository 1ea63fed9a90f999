package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestRoutes.Route;
import dev.causerie.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// S13: another site's page changes nothing by the browser of who is signed in, and reads nothing of theirs.
class S13CrossSiteIT {
    private static TestServer server;
    private static TestAgent camille;

    @BeforeAll
    static void start() {
        server = TestServer.shared();
        camille = TestAgent.camille(server);
    }

    private static List<Route> routes(boolean changing) {
        return TestRoutes.of(server).stream()
                .filter(route -> route.changes() == changing)
                .toList();
    }

    private static void readableByNobodyElse(HttpResponse<?> answer) {
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse("*"))
                .as("never the one who asks")
                .isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost",
        "Origin, http://localhost.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "X-Nothing, at all",
    })
    void noCallThatChangesSomethingIsTakenFromElsewhere(String header, String value) {
        for (Route route : routes(true)) {
            HttpRequest.Builder call =
                    route.to(server).header("Cookie", camille.cookie()).header(header, value);
            HttpResponse<String> answer = TestAgent.call(call);
            assertThat(answer.statusCode())
                    .as("%s with %s: %s", route, header, value)
                    .isEqualTo(403);
            assertThat(answer.body()).as(route.toString()).contains("\"cross_site\"");
            readableByNobodyElse(answer);
        }
        assertThat(TestAgent.call(camille.request("/api/session")).statusCode())
                .as("nor is anybody signed out")
                .isEqualTo(200);
    }

    /// What a form on any page can send without being asked first.
    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aFormOfAnotherPageIsNoCall(String type) {
        for (Route route : routes(true)) {
            HttpResponse<String> answer = TestAgent.call(HttpRequest.newBuilder(server.address(route.path()))
                    .header("Cookie", camille.cookie())
                    .header("Origin", "https://evil.example")
                    .header("Content-Type", type)
                    .method(route.method(), BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(route.toString()).isIn(403, 411, 415);
        }
    }

    @Test
    void nothingWithCredentialsIsReadFromElsewhere() {
        for (Route route : routes(false)) {
            readableByNobodyElse(TestAgent.call(
                    route.to(server).header("Cookie", camille.cookie()).header("Origin", "https://evil.example")));
        }
        for (Route route : TestRoutes.of(server)) {
            HttpResponse<String> asked = TestAgent.call(HttpRequest.newBuilder(server.address(route.path()))
                    .header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", route.method())
                    .header("Access-Control-Request-Headers", "content-type")
                    .method("OPTIONS", BodyPublishers.noBody()));
            readableByNobodyElse(asked);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Methods"))
                    .as(route.toString())
                    .isEmpty();
        }
    }

    @Test
    void theCookieDoesNotGoWithOtherPagesCalls() {
        HttpResponse<String> signedIn = TestAgent.call(HttpRequest.newBuilder(server.address("/api/session"))
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"anna@demo.example\",\"password\":\"demo-anna-causerie\"}")));
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("SameSite=Lax")
                .contains("HttpOnly")
                .doesNotContain("Domain=");
    }
}
