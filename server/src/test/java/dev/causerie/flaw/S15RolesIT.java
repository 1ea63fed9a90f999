package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestRoutes.Route;
import dev.causerie.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S15: who may do what, for each call that the server answers to and each role. What is not named here is for
/// administrators.
class S15RolesIT {
    private static final Set<String> EVERYBODY = Set.of(
            "POST /api/session",
            "GET /api/setup",
            "POST /api/setup",
            "POST /api/resume",
            "POST /api/resume/look",
            "GET /api/social/offers/1",
            "POST /api/social",
            "GET /api/social/back",
            "GET /api/social",
            "POST /api/social/agreed",
            "DELETE /api/social");
    private static final Set<String> AGENTS = Set.of(
            "GET /api/session",
            "DELETE /api/session",
            "GET /api/widgets",
            "GET /api/departments",
            "GET /api/profile",
            "PUT /api/profile",
            "POST /api/pictures",
            "POST /api/bans",
            "GET /api/inbox",
            "GET /api/inbox/count",
            "GET /api/inbox/1",
            "GET /api/inbox/1/chats/1",
            "PATCH /api/inbox/1",
            "POST /api/inbox/1/notes",
            "POST /api/inbox/1/answers",
            "PUT /api/inbox/1/read");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// Signing out comes last, since nothing follows it.
    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>(TestRoutes.of(server));
        routes.sort((one, other) -> Boolean.compare(
                one.toString().equals("DELETE /api/session"), other.toString().equals("DELETE /api/session")));
        return routes;
    }

    @Test
    void whoHasNotSignedInIsToldSoWhateverTheyAsk() {
        for (Route route : routes()) {
            HttpResponse<String> answer = TestAgent.call(route.to(server).header("Origin", server.origin()));
            if (EVERYBODY.contains(route.toString())) {
                assertThat(answer.body()).as(route.toString()).doesNotContain("not_signed_in");
            } else {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
                assertThat(answer.body()).as(route.toString()).contains("\"not_signed_in\"");
            }
        }
    }

    @Test
    void agentsDoWhatAgentsMayAndNothingElse() {
        TestAgent anna = TestAgent.anna(server);
        for (Route route : routes()) {
            HttpResponse<String> answer = route.by(anna, server);
            if (EVERYBODY.contains(route.toString()) || AGENTS.contains(route.toString())) {
                assertThat(answer.statusCode()).as(route.toString()).isNotEqualTo(403);
            } else {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
                assertThat(answer.body()).as(route.toString()).contains("\"not_allowed\"");
            }
        }
        assertThat(TestAgent.call(anna.request("/api/session")).statusCode())
                .as("signed out by the last of them")
                .isEqualTo(401);
    }

    @Test
    void anAdministratorMayAskForAll() {
        TestAgent camille = TestAgent.camille(server);
        for (Route route : routes()) {
            HttpResponse<String> answer = route.by(camille, server);
            assertThat(answer.statusCode()).as(route.toString()).isNotIn(401, 403, 500);
        }
    }

    @Test
    void eachCallThatIsNamedIsThere() {
        List<String> all = routes().stream().map(Route::toString).toList();
        assertThat(all).containsAll(EVERYBODY).containsAll(AGENTS);
    }
}
