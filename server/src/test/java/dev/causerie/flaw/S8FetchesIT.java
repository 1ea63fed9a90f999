package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S8: no address that somebody types makes the server call anything in its own house, in whatever way it is written.
/// Mail servers are the exception that `SECURITY.md` names.
class S8FetchesIT {
    private static final List<String> HOSTS = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "127.127.127.127",
            "2130706433",
            "0x7f000001",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "017700000001",
            "0.0.0.0",
            "0",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "localhost.localdomain",
            "ip6-localhost",
            "１２７.0.0.1",
            "①②⑦.⓪.⓪.①",
            "127。0。0。1",
            "user@127.0.0.1",
            "public.example@127.0.0.1",
            "127.0.0.1%2f@public.example",
            "169.254.169.254",
            "10.0.0.1",
            "192.168.0.1",
            "[fe80::1]",
            "[fd00::1]");
    private static TestServer server;
    private static TestAgent camille;

    /// The demo may look at its own pages, unless it is told what else to open.
    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("CAUSERIE_CHECK_NETWORKS", "192.0.2.0/24"));
        camille = TestAgent.camille(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// Something in the house that hears whoever knocks, in whatever language they would go on.
    private static final class House implements AutoCloseable {
        private final ServerSocket door;
        private final AtomicInteger knocks = new AtomicInteger();

        House() throws IOException {
            door = new ServerSocket(0);
            Thread.ofPlatform().daemon().start(this::listen);
        }

        private void listen() {
            while (!door.isClosed()) {
                try (Socket visitor = door.accept()) {
                    knocks.incrementAndGet();
                    visitor.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nthe secret of the house".getBytes());
                } catch (IOException closed) {
                    // The next one, or the end.
                }
            }
        }

        int port() {
            return door.getLocalPort();
        }

        /// Knocks, and is the first.
        void isQuiet() throws IOException {
            try (Socket own = new Socket("localhost", port())) {
                assertThat(new String(own.getInputStream().readAllBytes())).contains("the secret");
            }
            assertThat(knocks).as("nobody has come").hasValue(1);
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @Test
    void noPageIsCheckedInTheHouse() throws Exception {
        String widget = TestAnswer.to(camille, "GET", "/api/widgets", null)
                .body()
                .at("/widgets/0/id")
                .asText();
        try (House house = new House()) {
            for (String host : HOSTS) {
                TestAnswer answer = TestAnswer.to(
                        camille,
                        "POST",
                        "/api/widgets/" + widget + "/checks",
                        "{\"address\":\"http://%s:%d/\"}".formatted(host, house.port()));
                assertThat(answer.status()).as(host).isIn(200, 422);
                assertThat(answer.body().toString()).as(host).doesNotContain("secret of the house");
            }
            for (String scheme : List.of("file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "jar:x")) {
                TestAnswer answer = TestAnswer.to(
                        camille,
                        "POST",
                        "/api/widgets/" + widget + "/checks",
                        "{\"address\":\"%s\"}".formatted(scheme));
                assertThat(answer.body().toString()).as(scheme).doesNotContain("root:");
            }
            house.isQuiet();
        }
    }

    /// A quarter of an hour has 30 tries.
    @Test
    void noProviderIsInTheHouse() throws Exception {
        try (House house = new House()) {
            for (String host : HOSTS.subList(0, 25)) {
                provider("https://%s:%d".formatted(host, house.port()));
            }
            for (String host : HOSTS.subList(0, 4)) {
                provider("http://%s:%d".formatted(host, house.port()));
            }
            house.isQuiet();
        }
    }

    private static void provider(String address) {
        TestAnswer answer =
                TestAnswer.to(camille, "POST", "/api/social/providers/test", """
                {"kind":"oauth","name":"House","enabled":true,"clientId":"c","secret":"s","issuer":"",
                 "authorization":"%s/a","token":"%s/t","userinfo":"%s/u","scopes":"x"}""".formatted(address, address, address));
        assertThat(answer.status()).as("%s: %s", address, answer.body()).isIn(200, 422);
        assertThat(answer.body().path("known").asBoolean()).as(address).isFalse();
    }
}
