package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked, and however wrongly, the answer has the headers that protect whoever reads it.
class EveryAnswerIT {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> calls() {
        List<String> calls = new ArrayList<>(List.of(
                "GET /",
                "GET /index.html",
                "GET /settings/security",
                "GET /sign-in",
                "GET /nothing",
                "GET /assets/nothing.js",
                "GET /assets/..%2f..%2fapplication.properties",
                "GET /snippet.js?key=" + TestServer.KEY,
                "GET /snippet.js?key=nobodys",
                "GET /snippet.js",
                "GET /widget/manifest.json",
                "GET /widget/preview.html",
                "GET /widget/nothing.js",
                "GET /widget/words/" + TestServer.KEY + "/en.json",
                "GET /demo/",
                "GET /demo/nothing",
                "GET /picture/00000000000000000000000000000000.png",
                "GET /social",
                "GET /resume",
                "GET /health/live",
                "GET /health/ready",
                "GET /health",
                "GET /metrics",
                "GET /api/openapi",
                "GET /live/visitor",
                "GET /live/agent",
                "POST /live/visitor/stream/none",
                "OPTIONS /live/visitor/stream",
                "PUT /",
                "DELETE /snippet.js",
                "TRACE /",
                "PROPFIND /api/session",
                "GET /%00",
                "GET x",
                "GET api/session",
                "POST api/session?a=1",
                "GET ?a",
                "GET *",
                "GET /%zz",
                "GET /%",
                "GET //",
                "GET /a//%zz?b=%zz",
                "GET /a|b",
                "POST /api/session?a=\\",
                "POST /api/session"));
        TestRoutes.of(server).forEach(route -> calls.add(route.toString()));
        return calls;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theHeadersThatProtectAreThere(String call) throws IOException {
        for (String body : List.of("", "{\"", "[1]", "null")) {
            for (boolean secure : new boolean[] {false, true}) {
                String answer = ask(call, "X-Forwarded-Proto: " + (secure ? "https" : "http") + "\r\n", body);
                String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")))
                        .toLowerCase(Locale.ROOT);
                assertThat(head).as(call).startsWith("http/1.1 ").doesNotStartWith("http/1.1 5");
                assertThat(head).as(call).contains("\r\nx-content-type-options: nosniff");
                assertThat(head).as(call).containsPattern("\r\ncontent-security-policy: [^\r]*frame-ancestors ");
                assertThat(head).as(call).doesNotContain("script-src 'unsafe", "default-src *", "\r\nserver:");
                assertThat(head).as(call).containsPattern("\r\nreferrer-policy: ");
                assertThat(head.contains("\r\nstrict-transport-security: max-age=31536000"))
                        .as("%s, secure: %s", call, secure)
                        .isEqualTo(secure);
                assertThat(answer).as(call).doesNotContain("Exception", "dev.causerie", "\tat ");
            }
        }
    }

    @Test
    void aStreamHasThemToo() throws Exception {
        HttpResponse<InputStream> stream = TestAgent.call(
                HttpRequest.newBuilder(server.address("/live/visitor/stream"))
                        .header("X-Forwarded-Proto", "https")
                        .POST(BodyPublishers.ofString(TestSocket.hello(""))),
                BodyHandlers.ofInputStream());
        try (var _ = stream.body()) {
            assertThat(stream.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(stream.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
            assertThat(stream.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void whatIsTooLargeToBeReadHasThemToo() throws IOException {
        assertThat(ask("POST /api/session", "", "1".repeat(1_100_000)))
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("\r\nx-content-type-options: nosniff");
    }

    @Test
    void whatDoesNotSayHowLongItIsIsNotReadEither() throws IOException {
        for (String call : List.of("POST /api/session", "PUT /api/profile", "DELETE /api/session", "GET /api/inbox")) {
            assertThat(raw(call + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
                    .as(call)
                    .startsWith("HTTP/1.1 411 ")
                    .contains("\"code\":\"length_required\"")
                    .containsIgnoringCase("\r\nx-content-type-options: nosniff");
        }
    }

    @Test
    void whatHasNoLengthOverHttp2IsCutOffAtTheSameLimit() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.address("/api/session")).timeout(Duration.ofSeconds(30));
        assertThat(client.send(request.GET().build(), BodyHandlers.ofString()).version())
                .isEqualTo(HttpClient.Version.HTTP_2);
        String typed = "{\"email\":\"%s\",\"password\":\"b\"}".formatted("a".repeat(1_100_000));
        byte[] large = typed.getBytes(StandardCharsets.US_ASCII);
        request.header("Content-Type", "application/json")
                .header("Origin", server.origin())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        try {
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        } catch (IOException cutOff) {
            assertThat(cutOff).as("and not for being slow").isNotInstanceOf(HttpTimeoutException.class);
        }
        assertThat(server.output()).noneMatch(line -> line.contains("ERROR"));
    }

    /// The framework turns it away before anything of ours is asked, or no route could read it.
    @ParameterizedTest
    @ValueSource(
            strings = {"GET x", "POST api/session", "GET ?a", "GET /\nHost: a b", "GET /%zz", "GET //", "GET /a|b"})
    void whatIsNoAddressIsABadRequestAndNoErrorOfOurs(String call) throws IOException {
        String[] both = call.split("\n");
        String host = both.length > 1 ? both[1] : "Host: localhost";
        assertThat(raw(both[0] + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"bad_request\"")
                .containsIgnoringCase("\r\nx-content-type-options: nosniff")
                .doesNotContain("dev.causerie", "Exception");
        assertThat(server.output()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
    }

    private static String ask(String call, String headers) throws IOException {
        return ask(call, headers, "");
    }

    /// As it is, which no polite client would send.
    private static String ask(String call, String headers, String body) throws IOException {
        return raw(call + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
