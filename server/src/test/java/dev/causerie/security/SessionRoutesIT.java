package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestRoutes.Route;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out of the running server, which stands behind a proxy it trusts.
class SessionRoutesIT {
    private static final String EMAIL = "admin@demo.example";
    private static final String PASSWORD = "demo-admin-causerie";

    private static TestServer server;

    private final TestBrowser browser = new TestBrowser(server);

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoSignsInIsKnownByTheCookieUntilTheySignOut() {
        assertThat(TestBrowser.code(browser.get("/api/session"))).isEqualTo("401 not_signed_in");

        HttpResponse<String> signedIn = browser.signIn(EMAIL, PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(200);
        JsonNode body = TestBrowser.json(signedIn);
        assertThat(body.at("/agent/email").asText()).isEqualTo(EMAIL);
        assertThat(body.at("/agent/role").asText()).isEqualTo("owner");
        assertThat(body.at("/account/name").asText()).isEqualTo("Maison Lumen");
        assertThat(signedIn.body()).doesNotContain("argon2").doesNotContain("password");
        assertThat(TestBrowser.json(browser.get("/api/session"))).isEqualTo(body);

        String cookie = browser.cookie();
        assertThat(browser.signOut().statusCode()).isEqualTo(204);
        browser.cookie(cookie);
        assertThat(TestBrowser.code(browser.get("/api/session"))).isEqualTo("401 not_signed_in");
        assertThat(TestBrowser.code(browser.signOut())).isEqualTo("401 not_signed_in");
    }

    @Test
    void theCookieIsHiddenFromScriptsAndFromOtherSites() {
        HttpResponse<String> signedIn = browser.signIn(EMAIL, PASSWORD);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("causerie_session=[A-Za-z0-9_-]{43};.*")
                .contains("Path=/")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure")
                .doesNotContain("Domain");
        assertThat(signedIn.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void underTlsTheCookieNeverTravelsInTheClear() {
        HttpResponse<String> signedIn = browser.send(
                "POST",
                "/api/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD),
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-Proto",
                "https");
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void signingOutEndsTheSocketsOfThatSessionOnly() {
        TestBrowser elsewhere = new TestBrowser(server);
        browser.signIn(EMAIL, PASSWORD);
        elsewhere.signIn(EMAIL, PASSWORD);
        try (TestSocket first = desk(browser.cookie());
                TestSocket second = desk(browser.cookie());
                TestSocket other = desk(elsewhere.cookie())) {
            browser.signOut();
            assertThat(first.closeCode()).isEqualTo(4101);
            assertThat(second.closeCode()).isEqualTo(4101);
            assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(200);
            assertThat(other.isOpen()).isTrue();
        }
    }

    private static TestSocket desk(String cookie) {
        TestSocket socket = TestSocket.open(server.socket("/live/agent"), "Cookie", cookie, "Origin", server.origin());
        socket.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
        socket.await("desk");
        return socket;
    }

    @Test
    void anAgentsSocketOpensFromOurOwnPagesOnly() {
        browser.signIn(EMAIL, PASSWORD);
        for (String origin : List.of("https://evil.example", "null", server.origin() + ".evil.example")) {
            assertThatThrownBy(() ->
                            TestSocket.open(server.socket("/live/agent"), "Cookie", browser.cookie(), "Origin", origin))
                    .as(origin)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        HttpResponse<String> wrong = from("198.51.100.1", EMAIL, "not the password");
        HttpResponse<String> unknown = from("198.51.100.1", "nobody@demo.example", "not the password");
        assertThat(TestBrowser.code(wrong)).isEqualTo("401 invalid_credentials");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void whoTriesTooOftenWaitsAndOthersDoNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(from("198.51.100.2", EMAIL, "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> limited = from("198.51.100.2", EMAIL, PASSWORD);
        assertThat(TestBrowser.code(limited)).isEqualTo("429 too_many_attempts");
        assertThat(limited.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(800L, 900L);
        assertThat(from("198.51.100.3", EMAIL, PASSWORD).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> from(String address, String email, String password) {
        return new TestBrowser(server)
                .send(
                        "POST",
                        "/api/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
                        "Origin",
                        server.origin(),
                        "X-Forwarded-For",
                        address);
    }

    @Test
    void nothingIsChangedFromAnotherSite() {
        browser.signIn(EMAIL, PASSWORD);
        String[][] elsewhere = {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Sec-Fetch-Site", "none"},
            {"Sec-Fetch-Site", "cross-site", "Origin", server.origin()},
            {"Referer", server.origin() + "/"},
            {"X-Forwarded-Host", "evil.example", "Origin", "https://evil.example"},
        };
        for (String[] headers : elsewhere) {
            for (String[] call : new String[][] {
                {"DELETE", "/api/session", null},
                {"POST", "/api/session", "{\"email\":\"a\",\"password\":\"b\"}"},
                {"POST", "/api/setup", "{}"},
                {"POST", "/api/setup", "not json"},
                {"DELETE", "/%61pi/session", null},
            }) {
                assertThat(TestBrowser.code(browser.send(call[0], call[1], call[2], headers)))
                        .as(call[0] + " " + call[1] + " " + String.join(" ", headers))
                        .isEqualTo("403 cross_site");
            }
        }
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"email\":\"a\"}",
                "{\"email\":null,\"password\":null}",
                "{\"email\":{\"$ne\":null},\"password\":\"b\"}",
                "{\"email\":7,\"password\":true}",
                "{\"email\":[\"a\"],\"password\":\"b\"}",
                "{\"email\":\"a\",\"password\":\"b\",\"role\":\"owner\"}",
                "{\"email\":\"a\",\"password\":\"b\"} trailing"
            })
    void aBodyThatIsNotUnderstoodIsSaidWithoutDetails(String body) {
        HttpResponse<String> answer = browser.send("POST", "/api/session", body);
        assertThat(TestBrowser.code(answer)).isEqualTo("400 bad_request");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .doesNotContain("jackson")
                .doesNotContain("Exception")
                .doesNotContain("line");
    }

    @Test
    void everyCallAsksForASessionUnlessItIsMeantForEveryone() {
        Map<String, String> answers = new TreeMap<>();
        for (Route route : TestRoutes.of(server)) {
            answers.put(
                    route.toString(),
                    TestBrowser.code(TestAgent.call(route.to(server).header("Origin", server.origin()))));
        }
        answers.keySet()
                .removeAll(List.of(
                        "POST /api/session",
                        "GET /api/setup",
                        "POST /api/setup",
                        "POST /api/resume",
                        "POST /api/resume/look",
                        // Visitors' own way to a provider and back; what they may there is tested beside it.
                        "GET /api/social/offers/1",
                        "POST /api/social",
                        "GET /api/social/back",
                        "GET /api/social",
                        "POST /api/social/agreed",
                        "DELETE /api/social"));
        assertThat(answers.values()).containsOnly("401 not_signed_in");
    }
}
