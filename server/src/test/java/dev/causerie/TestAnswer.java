package dev.causerie;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// What the REST interface answers to an agent.
public record TestAnswer(int status, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param body or null
    public static TestAnswer to(TestAgent agent, String method, String path, String body) {
        HttpResponse<String> answer = TestAgent.call(agent.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        try {
            return new TestAnswer(
                    answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String code() {
        return status + " " + body.path("code").asText();
    }

    public String fault(String field) {
        return status + " " + body.path("fields").path(field).asText();
    }
}
