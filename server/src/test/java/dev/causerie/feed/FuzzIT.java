package dev.causerie.feed;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S10: whatever comes in, what goes out is a frame of the protocol with a fixed code, never the text of an
/// object, and the server lives on.
class FuzzIT {
    private static final int CONNECTIONS = 150;
    private static final int FRAMES = 60;
    private static final long SEED = 20_261_122;
    // 4100 and 4202, since a sample that is sent as it is may be a hello, from nobody or with a key that no widget here
    // has.
    private static final Set<Integer> FINAL_CODES = Set.of(4100, 4200, 4201, 4202);
    private static TestServer server;
    private static List<String> samples;

    private final Random random = new Random(SEED);
    private int answers;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.demo(Map.of("CAUSERIE_LIMITS", "off"));
        samples = new ArrayList<>();
        for (String side : List.of("visitor", "agent", "server")) {
            Path file = Path.of("../protocol/samples/" + side + "-frames.json");
            new ObjectMapper().readTree(file.toFile()).forEach(frame -> samples.add(frame.toString()));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aVisitorsSocketAnswersAnythingWithFramesOfTheProtocol() {
        for (int i = 0; i < CONNECTIONS; i++) {
            boolean welcomed = i % 2 == 0;
            attack(welcomed ? TestSocket.visitor(server) : TestSocket.open(server.socket("/live/visitor")));
        }
        assertThat(answers).as("a welcome at least, of each that said hello").isGreaterThan(CONNECTIONS / 2);
        stillServes();
    }

    @Test
    void anAgentsSocketAnswersAnythingWithFramesOfTheProtocol() {
        TestAgent anna = TestAgent.anna(server);
        for (int i = 0; i < CONNECTIONS; i++) {
            boolean welcomed = i % 2 == 0;
            attack(welcomed ? anna.desk() : TestSocket.open(server.socket("/live/agent"), "Origin", server.origin()));
        }
        assertThat(answers).as("a welcome at least, of each that said hello").isGreaterThan(CONNECTIONS / 2);
        stillServes();
    }

    private void attack(TestSocket socket) {
        try (socket) {
            for (int i = 0; i < FRAMES; i++) {
                say(socket, frame());
            }
            // The last word ends it for sure, so that all before it have had their answers.
            say(socket, "[");
            assertThat(socket.closeCode()).isIn(FINAL_CODES);
            answers += socket.received().size();
            for (JsonNode answer : socket.received()) {
                assertThat(answer.path("type").asText()).isNotEmpty();
                assertThat(answer.toString())
                        .doesNotContain("Exception", "dev.causerie", "java.", "password", "@1", "HmacSHA256");
            }
        }
    }

    private static void say(TestSocket socket, String frame) {
        try {
            socket.send(frame);
        } catch (RuntimeException closedMeanwhile) {
            // By which code is what is asked in the end.
        }
    }

    private String frame() {
        String sample = samples.get(random.nextInt(samples.size()));
        return switch (random.nextInt(9)) {
            case 0 -> sample;
            case 1 -> sample.substring(0, random.nextInt(sample.length()));
            case 2 -> flip(sample);
            case 3 -> sample.replaceFirst(":\"[^\"]*\"", ":" + quoteReplacement(value()));
            case 4 -> sample.replaceFirst(":[0-9]+", ":" + quoteReplacement(value()));
            case 5 -> "{\"type\":" + value() + ",\"id\":" + value() + "}";
            case 6 -> "[".repeat(random.nextInt(3_000)) + sample;
            case 7 -> sample.replaceFirst("\\{", "{\"constructor\":" + quoteReplacement(value()) + ",");
            default -> "{\"event\":\"base\",\"action\":" + value() + "}";
        };
    }

    private String flip(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < 3; i++) {
            letters[random.nextInt(letters.length)] = (char) random.nextInt(32, 0xD7FF);
        }
        return new String(letters);
    }

    private String value() {
        List<String> values = List.of(
                "null",
                "true",
                "-1",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"\\u0000\"",
                "{}",
                "[]",
                "{\"$gt\":\"\"}",
                "[\"message\"]",
                "\"' or 1=1 --\"",
                "\"../../etc/passwd\"",
                "\"<script>alert(1)</script>\"",
                "\"${jndi:ldap://x}\"",
                "\"" + "x".repeat(9_000) + "\"",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}");
        return values.get(random.nextInt(values.size()));
    }

    private static void stillServes() {
        HttpRequest.Builder health = HttpRequest.newBuilder(server.address("/health/live"));
        assertThat(TestAgent.call(health).statusCode()).isEqualTo(200);
        try (TestSocket visitor = TestSocket.visitor(server)) {
            assertThat(visitor.isOpen()).isTrue();
        }
        assertThat(server.output()).noneMatch(line -> line.contains("ERROR"));
    }
}
