package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer of the running server has in common, and its pages and files.
class FrontDoorIT {
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=]{24})'");

    private final TestServer server = TestServer.shared();

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TestAgent.call(request);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/api/session",
                "/api/nothing",
                "/nothing",
                "/snippet.js",
                "/widget/manifest.json",
                "/health/live",
                "/assets/nothing"
            })
    void everyAnswerHasTheHeadersThatProtect(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).isNotEmpty();
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
        assertThat(header(answer, "Cache-Control")).isNotEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/sign-in", "/setup", "/chats", "/chats/6xkaekp2jjlr"})
    void theDashboardIsBehindEachOfItsAddresses(String path) {
        HttpResponse<String> first = get(path);
        HttpResponse<String> second = get(path);
        String policy = header(first, "Content-Security-Policy");
        Matcher nonce = NONCE.matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(policy).contains("script-src 'self';").doesNotContain("script-src 'unsafe");
        assertThat(first.body())
                .contains("<div id=\"root\">")
                .contains(nonce.group(1))
                .doesNotContain("__NONCE__");
        assertThat(second.body()).doesNotContain(nonce.group(1));
        assertThat(header(first, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatThePageAsksForIsThereAndKeptForEver() {
        Matcher files = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(get("/").body());
        int found = 0;
        while (files.find()) {
            HttpResponse<String> file = get(files.group(1), "Accept-Encoding", "gzip");
            assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).as(files.group(1)).contains("immutable");
            assertThat(header(file, "ETag")).isNotEmpty();
            found++;
        }
        assertThat(found).isGreaterThan(1);
    }

    @Test
    void nobodyWithAForgedForwardingHeaderChangesAnything() {
        HttpResponse<String> answer = get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "6.6.6.6");
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
    }

    @Test
    void whatIsNotThereIsAPageForPeopleAndAProblemForPrograms() {
        for (String path : new String[] {"/nothing", "/api/nothing", "/assets/nothing.js", "/chatsx"}) {
            HttpResponse<String> page = get(path, "Accept", "text/html");
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("Nothing here");
            HttpResponse<String> problem = get(path, "Accept", "application/json");
            assertThat(problem.statusCode()).as(path).isEqualTo(404);
            assertThat(problem.body()).contains("\"code\":\"not_found\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.properties",
                "/assets/%2e%2e/%2e%2e/application.properties",
                "/widget/..%2f..%2fapplication.properties",
                "/widget/%252e%252e/application.properties",
                "/widget/..%5c..%5capplication.properties",
                "/demo/../../application.properties",
                "/demo/%2e%2e/%2e%2e/application.properties",
                "/setup/setup-s/%u002e%u002e/%u002e%u002e/api/widgets",
                "/assets/..;/..;/api/widgets",
                "/chats/../api/widgets",
                "/chats/..%2fapi%2fwidgets",
                "/api/setup/../widgets",
                "/api/setup/..;/widgets",
                "/api//widgets",
                "//api/widgets",
                "/api/widgets/",
                "/api/widgets;x=/api/setup",
                "/api/widgets%00",
                "/%zz"
            })
    void noPathLeadsAroundTheDoor(String path) throws IOException {
        String answer = raw(path);
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("quarkus.").doesNotContain("\"widgets\"");
        assertThat(answer).doesNotContainPattern("^HTTP/1.1 5");
    }

    private String raw(String path) throws IOException {
        try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void whereTheSystemChoosesThePortTheReadyLineNamesIt() {
        try (TestServer chosen = TestServer.started(Map.of("CAUSERIE_PORT", "0"))) {
            String ready = chosen.output().getLast();
            assertThat(ready).matches("ready http://localhost:[1-9][0-9]+");
            URI address = URI.create(ready.replace("ready ", "") + "/health/live");
            assertThat(TestAgent.call(HttpRequest.newBuilder(address)).statusCode())
                    .isEqualTo(200);
        }
    }
}
