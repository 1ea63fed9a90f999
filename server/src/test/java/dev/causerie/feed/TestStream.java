package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestServer;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/// A visitor's browser where WebSockets are blocked.
public final class TestStream implements AutoCloseable {
    /// As a browser without encryption.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestServer server;
    private final Scanner lines;
    private final InputStream body;
    private final String id;

    private TestStream(TestServer server, InputStream body) {
        this.server = server;
        this.body = body;
        this.lines = new Scanner(body, StandardCharsets.UTF_8);
        this.id = await("\"type\":\"stream\"").replaceAll(".*\"stream\":\"([^\"]+)\"}", "$1");
    }

    public static TestStream open(TestServer server, String hello) throws Exception {
        return open(server, "text/plain", hello);
    }

    public static TestStream open(TestServer server, String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address("/live/visitor/stream"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new TestStream(server, answer.body());
    }

    public String await(String part) {
        while (true) {
            String line = lines.nextLine();
            if (line.contains(part)) {
                return line;
            }
        }
    }

    public void send(String frames) throws Exception {
        assertThat(post("text/plain", frames)).isEqualTo(202);
    }

    /// @return the status of the answer
    public int post(String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address("/live/visitor/stream/" + id))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() throws Exception {
        body.close();
    }
}
