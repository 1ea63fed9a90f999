package dev.causerie.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// A browser on one of our own pages: it says where it is, and keeps the cookie.
final class TestBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestServer server;
    private String cookie;

    TestBrowser(TestServer server) {
        this.server = server;
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Origin", server.origin());
        }
        HttpResponse<String> answer = TestAgent.call(request);
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> signIn(String email, String password) {
        return send("POST", "/api/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    HttpResponse<String> signOut() {
        return send("DELETE", "/api/session", null);
    }

    String cookie() {
        return cookie;
    }

    void cookie(String cookie) {
        this.cookie = cookie;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asText();
    }
}
