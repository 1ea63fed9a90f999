package dev.causerie;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/// An agent's browser: signs in, calls, opens its socket.
public final class TestAgent {
    /// Browsers speak the newer one under TLS only. To change to it in the clear hangs now and then on a busy machine.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestServer server;
    private final String cookie;

    private TestAgent(TestServer server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    /// The administrator.
    public static TestAgent camille(TestServer server) {
        return server.agent("admin@demo.example", email -> signIn(server, email, "demo-admin-causerie"));
    }

    public static TestAgent anna(TestServer server) {
        return server.agent("anna@demo.example", email -> signIn(server, email, "demo-anna-causerie"));
    }

    /// Anna in another browser, in a session that is not the others'.
    public static TestAgent annaElsewhere(TestServer server) {
        return signIn(server, "anna@demo.example", "demo-anna-causerie");
    }

    public static TestAgent louis(TestServer server) {
        return server.agent("louis@demo.example", email -> signIn(server, email, "demo-louis-causerie"));
    }

    public static TestAgent signIn(TestServer server, String email, String password) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        HttpResponse<String> answer = call(HttpRequest.newBuilder(server.address("/api/session"))
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("Not signed in: " + answer.statusCode() + " " + answer.body());
        }
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new TestAgent(server, cookie.substring(0, cookie.indexOf(';')));
    }

    /// The same browser at a server that knows its session too.
    TestAgent at(TestServer other) {
        return new TestAgent(other, cookie);
    }

    public static HttpResponse<String> call(HttpRequest.Builder request) {
        return call(request, BodyHandlers.ofString());
    }

    public static <T> HttpResponse<T> call(HttpRequest.Builder request, BodyHandler<T> as) {
        try {
            return CLIENT.send(request.build(), as);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        URI address = server.address(path);
        return HttpRequest.newBuilder(address).header("Cookie", cookie).header("Origin", server.origin());
    }

    public String cookie() {
        return cookie;
    }

    /// @return the agent's socket, welcomed
    public TestSocket desk() {
        TestSocket socket = greeting();
        socket.await("desk");
        return socket;
    }

    /// @return the agent's socket that has said hello
    public TestSocket greeting() {
        TestSocket socket = TestSocket.open(server.socket("/live/agent"), "Cookie", cookie, "Origin", server.origin());
        socket.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
        return socket;
    }
}
