package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The first start of the running server.
class SetupRoutesIT {
    private static final String LINE = "first administrator: ";

    private static String line(TestServer server) {
        return server.output().stream()
                .filter(text -> text.startsWith(LINE))
                .findFirst()
                .orElseThrow()
                .substring(LINE.length());
    }

    private static String form(String token, String password) {
        return """
                {"token":"%s","account":"Acme","name":"Nora Blanc","email":"nora@acme.example","password":"%s"}""".formatted(token, password);
    }

    @Test
    void thePrintedLinkMakesTheFirstAdministratorOnce() {
        try (TestServer server = TestServer.started(Map.of())) {
            TestBrowser browser = new TestBrowser(server);
            String link = line(server);
            assertThat(link).startsWith(server.origin() + "/setup?token=");
            String token = link.substring(link.indexOf('=') + 1);

            assertThat(browser.get("/setup?token=" + token).body()).contains("<div id=\"root\">");
            assertThat(TestBrowser.code(browser.get("/api/setup?token=guess"))).isEqualTo("404 gone");
            assertThat(TestBrowser.code(browser.get("/api/setup"))).isEqualTo("404 gone");
            assertThat(browser.get("/api/setup?token=" + token).statusCode()).isEqualTo(204);

            HttpResponse<String> weak = browser.send("POST", "/api/setup", form(token, "short"));
            assertThat(TestBrowser.code(weak)).isEqualTo("422 invalid");
            assertThat(TestBrowser.json(weak).path("fields").toString()).isEqualTo("{\"password\":\"too_short\"}");
            assertThat(browser.get("/api/setup?token=" + token).statusCode()).isEqualTo(204);

            HttpResponse<String> made = browser.send("POST", "/api/setup", form(token, "correct horse battery"));
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(TestBrowser.json(browser.get("/api/session"))).isEqualTo(TestBrowser.json(made));
            JsonNode widgets = TestBrowser.json(browser.get("/api/widgets")).path("widgets");
            assertThat(widgets).hasSize(1);
            assertThat(widgets.at("/0/key").asText()).matches("[a-z0-9]{32}");
            assertThat(widgets.at("/0/snippet").asText())
                    .isEqualTo("<script src=\"%s/snippet.js?key=%s\" async></script>"
                            .formatted(server.origin(), widgets.at("/0/key").asText()));

            assertThat(TestBrowser.code(browser.get("/api/setup?token=" + token)))
                    .isEqualTo("404 gone");
            assertThat(TestBrowser.code(browser.send("POST", "/api/setup", form(token, "correct horse battery"))))
                    .isEqualTo("404 gone");

            server.close();
            server.start();
            assertThat(server.output().stream().filter(text -> text.startsWith(LINE)))
                    .hasSize(1);
            assertThat(browser.get("/api/session").statusCode())
                    .as("after a restart")
                    .isEqualTo(200);
        }
    }

    @Test
    void theOperatorMayNameTheAdministratorAndTheWidgetsKey() {
        Map<String, String> wishes = Map.of(
                "CAUSERIE_ADMIN_EMAIL", "ops@acme.example",
                "CAUSERIE_ADMIN_PASSWORD", "correct horse battery",
                "CAUSERIE_WIDGET_KEY", "acme-shop",
                "CAUSERIE_ADDRESS", "https://chat.acme.example");
        try (TestServer server = TestServer.started(wishes)) {
            TestBrowser browser = new TestBrowser(server);
            assertThat(line(server)).isEqualTo("ops@acme.example");
            assertThat(server.output()).noneMatch(text -> text.contains("correct horse battery"));
            assertThat(browser.signIn("ops@acme.example", "correct horse battery")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(TestBrowser.json(browser.get("/api/widgets"))
                            .at("/widgets/0/snippet")
                            .asText())
                    .isEqualTo("<script src=\"https://chat.acme.example/snippet.js?key=acme-shop\" async></script>");
            assertThat(browser.get("/snippet.js?key=acme-shop").body()).contains("\"key\":\"acme-shop\"");
        }
    }
}
