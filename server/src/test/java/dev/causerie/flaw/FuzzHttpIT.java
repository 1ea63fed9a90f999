package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestRoutes;
import dev.causerie.TestRoutes.Route;
import dev.causerie.TestServer;
import dev.causerie.TestWait;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Any request at all, by somebody who is signed in: the answer is one of ours, and the server lives on. Always
/// the same requests, or as long as `-Dcauserie.fuzz.seconds=` says; a failure names what was sent.
class FuzzHttpIT {
    private static final int SECONDS = Integer.getInteger("causerie.fuzz.seconds", 0);
    private static final int REQUESTS = 400;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "99999999999999999999",
            "1.5",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "{}",
            "[]",
            "[null]",
            "{\"$gt\":\"\"}",
            "\"' or 1=1 --\"",
            "\"../../etc/passwd\"",
            "\"${jndi:ldap://x}\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]");
    private static final List<String> NAMES = List.of(
            "base",
            "name",
            "title",
            "avatar",
            "look",
            "text",
            "id",
            "ids",
            "token",
            "visitor",
            "network",
            "reason",
            "ends",
            "address",
            "countriesOn",
            "countries",
            "domainsOn",
            "domains",
            "cards",
            "agents",
            "patterns",
            "pace",
            "overlap",
            "required",
            "members",
            "description",
            "state",
            "assignee",
            "department",
            "tags",
            "sending",
            "receiving",
            "kind",
            "enabled",
            "addresses",
            "subject",
            "values");

    private static TestServer server;

    private final Random random = new Random(20_261_126);

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("CAUSERIE_LIMITS", "off"));
    }

    @AfterAll
    static void livesOn() throws IOException {
        assertThat(ask("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        server.close();
        assertThat(server.output()).noneMatch(line -> line.contains("ERROR"));
    }

    @Test
    void whateverIsAskedIsAnswered() throws Exception {
        // Signing out would end it too soon.
        List<Route> routes = TestRoutes.of(server).stream()
                .filter(route -> !route.toString().equals("DELETE /api/session"))
                .toList();
        String cookie = TestAgent.camille(server).cookie();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int asked = 0;
        int answered = 0;
        while (asked < REQUESTS || System.nanoTime() < end) {
            String request = request(routes.get(random.nextInt(routes.size())), cookie);
            String answer = ask(request);
            asked++;
            if (!answer.isEmpty()) {
                answered++;
                String status = answer.substring(0, Math.min(12, answer.length()));
                assertThat(status).as(shown(request)).matches("HTTP/1\\.[01] [1234]..");
            }
            assertThat(answer)
                    .as(shown(request))
                    .doesNotContain("Exception", "dev.causerie.", "org.jooq", "SQLITE_", "io.quarkus");
        }
        assertThat(answered).isGreaterThan(asked / 2);
    }

    /// Else anybody could fill the log, and what matters would be lost in it.
    @Test
    void whoHangsUpIsNoErrorOfOurs() throws Exception {
        TestAgent camille = TestAgent.camille(server);
        String head = "Host: localhost:%d\r\nOrigin: %s\r\nCookie: %s\r\nContent-Type: %%s\r\n"
                .formatted(server.address("/").getPort(), server.origin(), camille.cookie());
        String json = head.formatted("application/json");
        String picture = "POST /api/pictures?use=avatar HTTP/1.1\r\n" + head.formatted("image/png");
        for (String request : List.of(
                "PUT /api/profile HTTP/1.1\r\n" + json + "Content-Length: 500\r\n\r\n{\"name\":",
                "PUT /api/profile HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"nam",
                "PUT /api/profile HTTP/1.1\r\n" + json + "Content-Length: 2\r\n\r\n{}",
                "POST /api/session HTTP/1.1\r\n" + json + "Content-Length: 900000\r\n\r\n" + "x".repeat(300_000),
                "POST /live/visitor HTTP/1.1\r\n" + json + "Content-Length: 500\r\n\r\n{",
                picture + "Content-Length: 400000\r\n\r\n" + "x".repeat(300_000),
                "GET /api/openapi HTTP/1.1\r\n" + json + "\r\n",
                "GET /api/inbox HTTP/1.1\r\n" + json + "\r\n",
                "GET /api/ratings.csv HTTP/1.1\r\n" + json + "\r\n")) {
            for (int time = 0; time < 12; time++) {
                hangUp(request, time);
            }
        }
    }

    /// @param time an odd one hangs up as a cable does that is pulled out
    private static void hangUp(String request, int time) throws IOException {
        try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
            socket.setSoLinger(time % 2 == 1, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (time % 4 > 1) {
                TestWait.aMoment();
            }
        } catch (java.net.SocketException refused) {
            // It was faster.
        }
    }

    private static String shown(String request) {
        return request.length() > 2_000 ? request.substring(0, 2_000) + "…" : request;
    }

    private String request(Route route, String cookie) {
        String method =
                random.nextInt(12) == 0 ? one(List.of("TRACE", "PATCH", "G", "PUT", "OPTIONS")) : route.method();
        String path = random.nextInt(4) == 0 ? flip(route.path()) : route.path();
        if (random.nextInt(3) == 0) {
            path += "?"
                    + one(List.of("q", "state", "after", "limit", "from", "zone", "base", "kind", "before", "search"))
                    + "="
                    + flip(one(List.of("1", "%27", "-1", "%00", "2026-11-26", "Europe/Paris", "visitor", "%F0%9F")));
        }
        String body = body();
        int length = random.nextInt(30) == 0 ? body.length() / 2 + random.nextInt(body.length() + 1) : body.length();
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:"
                + server.address("/").getPort() + "\r\nOrigin: " + server.origin() + "\r\nCookie: " + cookie
                + "\r\nContent-Type: " + (random.nextInt(15) == 0 ? "application/xml" : "application/json")
                + "\r\nAccept: " + one(List.of("*/*", "application/json", "text/html", "x", "application/xml"))
                + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n" + body;
    }

    private String body() {
        StringBuilder body = new StringBuilder("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            body.append('"')
                    .append(one(NAMES))
                    .append("\":")
                    .append(one(VALUES))
                    .append(i > 0 ? "," : "");
        }
        body.append('}');
        return switch (random.nextInt(8)) {
            case 0 -> body.substring(0, random.nextInt(body.length()));
            case 1 -> flip(body.toString());
            case 2 -> one(VALUES);
            default -> body.toString();
        };
    }

    private String flip(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < 2 && !changed.isEmpty(); i++) {
            // No blanks and line ends: those would end the line of a request.
            changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(0x21, 0x7f));
        }
        return changed.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Whether it ends where it says. If not, more of it would be waited for.
    private static boolean wellMeasured(String request) {
        int body = request.indexOf("\r\n\r\n") + 4;
        return !request.contains("Content-Length")
                || request.contains("Content-Length: " + (request.length() - body) + "\r\n");
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (!wellMeasured(request)) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException reset) {
            // It was cut off before it had read all of a body that it does not want.
            return "";
        }
    }
}
