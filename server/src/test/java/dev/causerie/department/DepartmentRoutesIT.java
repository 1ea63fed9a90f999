package dev.causerie.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Departments at the running server: what administrators do with them.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DepartmentRoutesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestServer server;
    private final TestAgent camille;
    private final TestAgent anna;

    DepartmentRoutesIT(TestDatabase kind) {
        server = TestServer.shared(kind);
        camille = TestAgent.camille(server);
        anna = TestAgent.anna(server);
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return status + " " + body.path("code").asText();
        }

        String fault(String field) {
            return status + " " + body.path("fields").path(field).asText();
        }
    }

    private static Answer call(TestAgent agent, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = TestAgent.call(agent.request("/api/departments" + path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private static String fresh() {
        return "Department " + NUMBER.incrementAndGet();
    }

    private JsonNode made(String more) throws Exception {
        Answer made = call(camille, "POST", "", "{\"name\":\"%s\"%s}".formatted(fresh(), more));
        assertThat(made.status()).isEqualTo(201);
        return made.body();
    }

    private static String path(JsonNode department) {
        return "/" + department.path("id").asText();
    }

    private JsonNode listed(TestAgent agent, JsonNode department) throws Exception {
        for (JsonNode one : call(agent, "GET", "", null).body().path("departments")) {
            if (one.path("id").equals(department.path("id"))) {
                return one;
            }
        }
        return null;
    }

    private static String me(TestAgent agent) throws Exception {
        return JSON.readTree(TestAgent.call(agent.request("/api/session").GET()).body())
                .at("/agent/id")
                .asText();
    }

    @Test
    void aDepartmentIsMadeChangedListedAndDeleted() throws Exception {
        JsonNode made = made(",\"description\":\"Bills\",\"members\":[\"%s\"]".formatted(me(camille)));
        assertThat(made.path("version").asInt()).isEqualTo(1);
        assertThat(made.path("enabled").asBoolean()).isTrue();
        assertThat(made.path("members").path(0).asText()).isEqualTo(me(camille));
        assertThat(made.path("status").asText()).isEqualTo("offline");
        assertThat(listed(anna, made)).as("agents may read").isEqualTo(made);

        Answer changed =
                call(camille, "PUT", path(made), "{\"base\":1,\"name\":\"  Other \",\"enabled\":false,\"members\":[]}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("name").asText()).isEqualTo("Other");
        assertThat(changed.body().path("description").asText()).isEmpty();
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(listed(camille, made)).isEqualTo(changed.body());

        assertThat(call(camille, "DELETE", path(made), null).status()).isEqualTo(204);
        assertThat(listed(camille, made)).isNull();
        assertThat(call(camille, "DELETE", path(made), null).code()).isEqualTo("404 not_found");
        assertThat(call(camille, "PUT", path(made), "{\"base\":2,\"name\":\"x\"}")
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void theSecondOfTwoAdministratorsIsToldAndOverwritesNothing() throws Exception {
        JsonNode made = made("");
        String body = "{\"base\":1,\"name\":\"%s\"}";
        assertThat(call(camille, "PUT", path(made), body.formatted(fresh())).status())
                .isEqualTo(200);
        assertThat(call(camille, "PUT", path(made), body.formatted(fresh())).code())
                .isEqualTo("409 outdated");
        assertThat(call(camille, "PUT", path(made), "{\"name\":\"x\"}").code()).isEqualTo("400 bad_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | empty",
                "{\"name\":\" \"} | name | empty",
                "{\"name\":\"sALES\"} | name | taken",
                "{\"name\":\"a\\u0000b\"} | name | invalid",
                "{\"name\":\"x\",\"members\":[\"nobody\"]} | members | unknown",
                "{\"name\":\"x\",\"members\":[null]} | members | unknown",
            })
    void whatIsWrongIsSaidBesideItsField(String body, String field, String fault) throws Exception {
        assertThat(call(camille, "POST", "", body).fault(field)).isEqualTo("422 " + fault);
        JsonNode made = made("");
        String change = "{\"base\":1," + body.substring(1);
        assertThat(call(camille, "PUT", path(made), change.replace(",}", "}")).fault(field))
                .isEqualTo("422 " + fault);
        assertThat(call(camille, "DELETE", path(made), null).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{\"name\":1}", "{\"name\":\"x\",\"enabled\":\"yes\"}", "{\"name\":\"x\"}{}"})
    void whatIsNoDepartmentIsABadRequest(String body) throws Exception {
        assertThat(call(camille, "POST", "", body).code()).isEqualTo("400 bad_request");
    }

    @Test
    void aNameAndADescriptionHaveAnEnd() throws Exception {
        String body = "{\"name\":\"%s\",\"description\":\"%s\"}".formatted("x".repeat(61), "y".repeat(301));
        Answer refused = call(camille, "POST", "", body);
        assertThat(refused.fault("name")).isEqualTo("422 too_long");
        assertThat(refused.fault("description")).isEqualTo("422 too_long");
    }

    @Test
    void agentsReadAndDoNotChange() throws Exception {
        JsonNode made = made("");
        assertThat(call(anna, "POST", "", "{\"name\":\"x\"}").code()).isEqualTo("403 not_allowed");
        assertThat(call(anna, "PUT", path(made), "{\"base\":1,\"name\":\"x\"}").code())
                .isEqualTo("403 not_allowed");
        assertThat(call(anna, "DELETE", path(made), null).code()).isEqualTo("403 not_allowed");
        assertThat(TestAgent.call(HttpRequest.newBuilder(server.address("/api/departments")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void everyDeskAndWhoeverAskedHearsOfIt() throws Exception {
        try (TestSocket desk = anna.desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"departments\"}");
            assertThat(visitor.await("departments").toString()).doesNotContain("members");
            JsonNode made = made(",\"members\":[\"%s\"]".formatted(me(anna)));
            String id = made.path("id").asText();
            JsonNode told = desk.await(frame -> of(frame, id) != null, "the new department");
            assertThat(of(told, id).path("members").path(0).asText()).isEqualTo(me(anna));
            assertThat(of(told, id).path("status").asText()).isEqualTo("online");
            JsonNode seen = visitor.await(frame -> of(frame, id) != null, "the new department");
            assertThat(of(seen, id).has("members")).isFalse();

            desk.send("{\"type\":\"status\",\"status\":\"away\"}");
            visitor.await(frame -> "away".equals(status(frame, id)), "away");
            desk.send("{\"type\":\"status\",\"status\":\"invisible\"}");
            visitor.await(frame -> "offline".equals(status(frame, id)), "offline");
            assertThat(listed(anna, made).path("status").asText()).isEqualTo("offline");
            visitor.forget();
            desk.send("{\"type\":\"status\",\"status\":\"online\"}");
            visitor.await(frame -> "online".equals(status(frame, id)), "online");
            desk.forget();
            call(camille, "PUT", path(made), "{\"base\":1,\"name\":\"%s\",\"enabled\":false}".formatted(fresh()));
            desk.await(frame -> frame.has("departments") && of(frame, id) == null, "one less");
        }
    }

    private static JsonNode of(JsonNode frame, String id) {
        for (JsonNode one : frame.path("departments")) {
            if (one.path("id").asText().equals(id)) {
                return one;
            }
        }
        return null;
    }

    private static String status(JsonNode frame, String id) {
        JsonNode found = of(frame, id);
        return found == null ? null : found.path("status").asText();
    }
}
