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
    private final HttpClient client = HttpClient.newHttpClient();
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
        HttpRequest request = HttpRequest.newBuilder(server.address("/live/visitor/stream"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(hello))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
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

    public void send(String frame) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address("/live/visitor/stream/" + id))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(frame))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    @Override
    public void close() throws Exception {
        body.close();
    }
}
