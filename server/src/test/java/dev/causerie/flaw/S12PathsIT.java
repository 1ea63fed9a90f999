package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S12: no way of writing a path leads out of the folder that is served.
class S12PathsIT {
    private static final List<String> UP = List.of(
            "../",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            "..%252f",
            "%252e%252e%252f",
            "..%c0%af",
            "%c0%ae%c0%ae/",
            "..%5c",
            "..\\",
            "....//",
            "..;/",
            ".%00./",
            "..%00/",
            "%uff0e%uff0e/",
            "%u002e%u002e/",
            "..%ef%bc%8f",
            "./../",
            "/../",
            "//");
    private static final List<String> WANTED = List.of(
            "application.properties",
            "etc/passwd",
            "proc/self/environ",
            "data/causerie.db",
            "db/migration/V1__first_light.sql",
            "META-INF/MANIFEST.MF",
            "dev/causerie/App.class");

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/assets/", "/widget/", "/widget/words/x/", "/demo/", "/picture/", "/social/", "/resume/"})
    void nothingElseIsServed(String folder) throws IOException {
        for (String up : UP) {
            for (String wanted : WANTED) {
                for (int depth : new int[] {1, 3, 8}) {
                    String path = folder + up.repeat(depth) + wanted;
                    String answer = raw(path);
                    assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 [234].*");
                    assertThat(answer)
                            .as(path)
                            .doesNotContain(
                                    "quarkus.",
                                    "root:x:",
                                    "CAUSERIE_",
                                    "SQLite format",
                                    "create table",
                                    "Manifest-Version",
                                    "\u00ca\u00fe\u00ba\u00be");
                }
            }
        }
    }

    private static String raw(String path) throws IOException {
        TestServer server = TestServer.shared();
        try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
