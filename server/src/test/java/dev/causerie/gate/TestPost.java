package dev.causerie.gate;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/// A stream that was opened by one page, and what others try to send into it.
final class TestPost implements AutoCloseable {
    private final TestServer server;
    private final InputStream body;
    private final String id;

    private TestPost(TestServer server, InputStream body, String id) {
        this.server = server;
        this.body = body;
        this.id = id;
    }

    static TestPost open(TestServer server, String hello, String origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/live/visitor/stream"))
                .header("Content-Type", "text/plain")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(hello));
        InputStream body = TestAgent.call(request, BodyHandlers.ofInputStream()).body();
        Scanner lines = new Scanner(body, StandardCharsets.UTF_8);
        String id = lines.nextLine().replaceAll(".*\"stream\":\"([^\"]+)\"}", "$1");
        return new TestPost(server, body, id);
    }

    /// @param origin or null
    /// @return the status of the answer
    int post(String frame, String origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/live/visitor/stream/" + id))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(frame));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return TestAgent.call(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() throws Exception {
        body.close();
    }
}
