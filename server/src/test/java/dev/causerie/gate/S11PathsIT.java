package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// S11, getting past the guard by the way a path is written: whoever has not signed in gets nothing of what protects an
/// account, however the address is spelled.
class S11PathsIT {
    private static final List<String> GUARDED = List.of(
            "/api/bans", "/api/bans/lift", "/api/pace", "/api/masking", "/api/masking/try", "/api/widgets/x/gate");

    static List<String> spellings() {
        List<String> all = new ArrayList<>();
        for (String path : GUARDED) {
            String last = path.substring(path.lastIndexOf('/') + 1);
            String before = path.substring(0, path.lastIndexOf('/') + 1);
            for (String spelling : List.of(
                    path,
                    path + "/",
                    path + "//",
                    path + "/.",
                    path + "/..;/" + last,
                    path + ";jsessionid=1",
                    path + "%2f",
                    path + "%00",
                    path + ".json",
                    path + "?",
                    "/" + path,
                    "/." + path,
                    "/health/live/../.." + path,
                    "/health/live/%2e%2e/%2e%2e" + path,
                    "/health/live/%u002e%u002e/%u002e%u002e" + path,
                    "/setup/..;" + path,
                    "/api/session/.." + path.substring(4),
                    before + "%" + Integer.toHexString(last.charAt(0)) + last.substring(1),
                    path.toUpperCase(java.util.Locale.ROOT),
                    before + "." + "/" + last)) {
                all.add(spelling);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void nobodyGetsInByTheSpellingOfAPath(String path) throws IOException {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE")) {
            String answer = raw(method, path);
            int status = Integer.parseInt(answer.split(" ", 3)[1]);
            assertThat(status).as("%s %s", method, path).isIn(200, 204, 400, 401, 403, 404, 405, 406, 415, 426, 501);
            if (status == 200 || status == 204) {
                assertThat(answer)
                        .as("%s %s", method, path)
                        .doesNotContain("\"bans\"")
                        .doesNotContain("\"version\"")
                        .doesNotContain("\"pace\"")
                        .doesNotContain("\"lifted\"")
                        .doesNotContain("\"cards\"");
            }
        }
    }

    /// As it is, which no polite client would send; from our own page, so that only the guard is in the way.
    private static String raw(String method, String path) throws IOException {
        URI server = URI.create(TestServer.shared().origin());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String body = method.equals("POST") || method.equals("PUT") ? "{}" : "";
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost:" + server.getPort()
                    + "\r\nOrigin: " + server + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json"
                    + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
