package dev.causerie.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/// A site whose server knows the secret, and the browsers of its visitors.
public final class TestSite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestServer server;
    private final TestAgent camille;
    private String secret = "";

    public TestSite(TestServer server) {
        this.server = server;
        this.camille = TestAgent.camille(server);
    }

    public HttpResponse<String> ask(TestAgent agent, String method, String path, String body) {
        return TestAgent.call(agent.request("/api/identity" + path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    public JsonNode call(String method, String path, String body) {
        return json(ask(camille, method, path, body).body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int version() {
        return call("GET", "", null).path("version").asInt();
    }

    public TestAgent camille() {
        return camille;
    }

    /// @param overlap in minutes
    public String generate(int overlap) {
        String body = "{\"base\":%d,\"overlap\":%d}".formatted(version(), overlap);
        secret = call("POST", "/secret", body).path("secret").asText();
        return secret;
    }

    public void require(boolean on) {
        call("PUT", "", "{\"base\":%d,\"required\":%s}".formatted(version(), on));
    }

    public void remove() {
        call("DELETE", "/secret?base=" + version(), null);
    }

    public String secret() {
        return secret;
    }

    public String token(String person) {
        return TestTokens.of(secret, person);
    }

    /// @return a browser that has said hello with a token, or none where it is null, and waits for no answer
    public TestSocket greeting(String jwt, String more) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example");
        socket.send(TestSocket.hello((jwt == null ? "" : ",\"jwt\":\"" + jwt + "\"") + more));
        return socket;
    }

    public TestSocket browser(String jwt, String more) {
        TestSocket socket = greeting(jwt, more);
        socket.await("welcome");
        return socket;
    }

    /// A browser of somebody who has signed in on the site.
    public TestSocket signedIn(String person) {
        return browser(token(person), "");
    }

    public TestSocket stranger() {
        return browser(null, "");
    }

    public static String id() {
        return "client-%05d".formatted(NUMBER.incrementAndGet());
    }

    /// @return the answer: an event, an acknowledgement or a refusal
    public static JsonNode send(TestSocket visitor, String frame) {
        String id = id();
        visitor.send("{\"id\":\"%s\",%s}".formatted(id, frame));
        return visitor.await(
                answer -> answer.path("id").asText().equals(id)
                        || answer.at("/event/id").asText().equals(id),
                "an answer to " + frame);
    }

    public static JsonNode say(TestSocket visitor, String text) {
        return send(visitor, "\"type\":\"message\",\"text\":\"" + text + "\"");
    }

    public static JsonNode awaitText(TestSocket socket, String text) {
        return socket.await(frame -> frame.at("/event/text").asText().equals(text), "the message " + text);
    }

    public static String chat(JsonNode answer) {
        return answer.path("chat").asText();
    }

    public static JsonNode earlier(TestSocket visitor, String more) {
        long before = count(visitor);
        visitor.send("{\"type\":\"earlier\"" + more + "}");
        return visitor.await(
                frame -> frame.path("type").asText().equals("earlier") && count(visitor) > before,
                "what was said before");
    }

    private static long count(TestSocket visitor) {
        return visitor.received().stream()
                .filter(frame -> frame.path("type").asText().equals("earlier"))
                .count();
    }
}
