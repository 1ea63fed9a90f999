package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What visitors and agents notice when the server stops and starts.
class RestartIT {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.demo(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String statusSeen() {
        try (TestSocket visitor = TestSocket.visitor(server)) {
            return visitor.await("welcome").path("status").asText();
        }
    }

    @Test
    void aVisitorMayWriteRightAfterAKillThoughNoDeskIsBackYet() {
        TestSocket desk = TestAgent.anna(server).desk();
        assertThat(statusSeen()).isEqualTo("online");
        new TestRows(server, "").await("select 1 from agent where email = 'anna@demo.example' and seen is not null");
        server.kill();
        desk.close();
        server.start();

        try (TestSocket visitor = TestSocket.visitor(server)) {
            assertThat(visitor.await("welcome").path("status").asText()).isEqualTo("online");
            visitor.send("{\"type\":\"message\",\"id\":\"hello-0001\",\"text\":\"Hello\"}");
            assertThat(visitor.await(
                                    frame -> frame.path("id").asText().equals("hello-0001")
                                            || frame.path("event")
                                                    .path("id")
                                                    .asText()
                                                    .equals("hello-0001"),
                                    "an answer")
                            .path("type")
                            .asText())
                    .isEqualTo("event");
        }
    }

    @Test
    void whoWasInvisibleStaysSoAndWhoHasSignedOutIsNotExpected() {
        TestAgent anna = TestAgent.anna(server);
        try (TestSocket desk = anna.desk();
                TestSocket site = TestSocket.visitor(server)) {
            TestSocket louis = TestAgent.louis(server).desk();
            site.send("{\"type\":\"message\",\"id\":\"hello-0001\",\"text\":\"Hello\"}");
            String chat = site.awaitEvent("message").path("chat").asText();
            for (int turn = 0; turn < 10; turn++) {
                louis.send("{\"type\":\"status\",\"status\":\"away\"}");
                louis.send("{\"type\":\"status\",\"status\":\"online\"}");
            }
            louis.send("{\"type\":\"status\",\"status\":\"invisible\"}");
            // What is asked after it is answered after it.
            louis.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
            louis.await("events");
            louis.await(frame -> frame.path("presence").path("status").asText().equals("invisible"), "the own status");
            TestAgent.call(anna.request("/api/session").DELETE());
            site.await(
                    frame -> frame.path("type").asText().equals("status")
                            && frame.path("status").asText().equals("offline"),
                    "the news that nobody is there");
        }
        server.close();
        server.start();
        assertThat(statusSeen()).isEqualTo("offline");
    }

    @Test
    void whoeverIsThereIsToldToComeBackAndTheServerStopsWithoutComplaint() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            TestSocket.visitor(server).close();
            server.close();
            assertThat(desk.closeCode()).isEqualTo(4000);
            assertThat(visitor.closeCode()).isEqualTo(4000);
        }
        assertThat(server.output().getLast()).startsWith("ready ");
    }

    @Test
    void aCallThatWasBegunIsAnswered() throws Exception {
        String body = "{\"email\":\"anna@demo.example\",\"password\":\"demo-anna-causerie\"}";
        try (TestSocket visitor = TestSocket.visitor(server);
                Socket call = new Socket("localhost", server.address("/").getPort())) {
            send(
                    call,
                    "POST /api/session HTTP/1.1\r\nHost: " + server.address("/").getAuthority() + "\r\nOrigin: "
                            + server.origin()
                            + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                            + body.length() + "\r\n\r\n");
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).contains("100"); // so it has been let in
            answer.readLine();
            Thread stopping = Thread.ofVirtual().start(server::close);
            visitor.closeCode();
            send(call, body);
            assertThat(answer.readLine()).contains("200");
            stopping.join();
        }
    }

    private static void send(Socket call, String text) throws IOException {
        call.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        call.getOutputStream().flush();
    }
}
