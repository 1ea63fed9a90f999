package dev.causerie.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The demo's three accounts, and how they get a session.
public final class SignIn {
    public static final int ACCOUNTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> NAMES = List.of("anna", "louis", "admin");

    private SignIn() {}

    public static Map<String, String> origin(int port) {
        return Map.of("Origin", "http://localhost:" + port);
    }

    /// What the handshake of an agent's socket needs: the page's origin and a fresh session's cookie.
    public static Map<String, String> headers(int port, int account) {
        return Map.of("Origin", "http://localhost:" + port, "Cookie", cookie(port, NAMES.get(account % ACCOUNTS)));
    }

    private static String cookie(int port, String name) {
        String body = "{\"email\":\"%s@demo.example\",\"password\":\"demo-%s-causerie\"}".formatted(name, name);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"))
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:" + port)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("set-cookie")
                    .map(cookie -> cookie.split(";")[0])
                    .orElseThrow(() -> new IllegalStateException(
                            "cannot sign in as " + name + ": " + answer.statusCode() + " " + answer.body()));
        } catch (IOException failure) {
            throw new IllegalStateException("cannot sign in as " + name, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
