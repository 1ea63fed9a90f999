package dev.causerie.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestPorts;
import dev.causerie.fetch.Fetched.Failed;
import dev.causerie.fetch.Fetched.Page;
import dev.causerie.fetch.Fetched.Reason;
import dev.causerie.http.Network;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one place from which the server asks others. Everything here is real but the name server.
class PageFetchTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final PublicAddresses ONLY_THIS = new PublicAddresses(Network.list("127.0.0.1"));

    private final TestSite site = new TestSite();
    private final AtomicInteger lookups = new AtomicInteger();

    /// The first time it names this machine, and its neighbour ever after.
    private final PageFetch.Resolver rebinding = host ->
            new InetAddress[] {InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")};

    @AfterEach
    void close() {
        site.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Fetched fetch(String address) {
        return fetch(address, InetAddress::getAllByName);
    }

    private static Fetched fetch(String address, PageFetch.Resolver resolver) {
        try (PageFetch pages = new PageFetch(VERTX, ONLY_THIS, resolver)) {
            return pages.fetch(URI.create(address));
        }
    }

    @Test
    void aPageComesWithItsHeaders() {
        site.page("/shop", "<p>Hello", "Content-Security-Policy", "a 'b'", "Content-Security-Policy", "c");
        Page page = (Page) fetch(site.address("/shop?x=1"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Hello");
        assertThat(page.header("Content-Security-Policy")).containsExactly("a 'b'", "c");
        assertThat(site.asked.getFirst())
                .doesNotContainKeys("Cookie", "Authorization", "Referer")
                .containsEntry("User-agent", List.of("Causerie (installation check)"));
    }

    @Test
    void aNameIsLookedUpOnceAndThatAddressIsConnectedTo() {
        site.page("/", "<p>Hello");
        Page page = (Page) fetch("http://shop.example:" + site.port() + "/", rebinding);
        assertThat(page.status()).isEqualTo(200);
        assertThat(lookups).hasValue(1);
        assertThat(site.asked.getFirst()).containsEntry("Host", List.of("shop.example:" + site.port()));
    }

    @Test
    void aNameThatChangesItsMindIsRefusedAtTheNextStep() {
        site.redirect("/", "/again").page("/again", "<p>Secret");
        assertThat(fetch("http://shop.example:" + site.port() + "/", rebinding)).isEqualTo(new Failed(Reason.PRIVATE));
    }

    @Test
    void oneClosedAddressOfANameClosesIt() {
        site.page("/", "<p>Hello");
        for (List<String> order : List.of(List.of("127.0.0.1", "10.0.0.1"), List.of("10.0.0.1", "127.0.0.1"))) {
            PageFetch.Resolver both =
                    host -> order.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            assertThat(fetch("http://shop.example:" + site.port() + "/", both)).isEqualTo(new Failed(Reason.PRIVATE));
        }
        assertThat(site.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://127.1.1.1:8080/",
                "http://2130706434/",
                "http://0/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://192.168.0.1/",
                "http://[::]/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.2]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "https://10.0.0.1/"
            })
    void whatIsWithinIsNotAsked(String address) {
        assertThat(fetch(address)).isEqualTo(new Failed(Reason.PRIVATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://0x7f000002/", "http://127.2/", "http://127.0.0.2./"})
    void otherWaysToWriteAnAddressLeadNowhereEither(String address) {
        assertThat(fetch(address))
                .isIn(new Failed(Reason.PRIVATE), new Failed(Reason.NAME), new Failed(Reason.REDIRECT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/secret",
                "//127.0.0.2:PORT/secret",
                "http://[::ffff:127.0.0.2]:PORT/secret"
            })
    void aRedirectDoesNotLeadWithin(String to) {
        site.redirect("/", to.replace("PORT", "" + site.port())).page("/secret", "<p>Secret");
        assertThat(fetch(site.address("/"))).isEqualTo(new Failed(Reason.PRIVATE));
        assertThat(site.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
                "gopher://127.0.0.1/_x",
                "http://user:secret@127.0.0.1/",
                "http:///nothing",
                "http://a b/"
            })
    void aRedirectLeadsToPagesOnly(String to) {
        site.redirect("/", to);
        assertThat(fetch(site.address("/"))).isEqualTo(new Failed(Reason.REDIRECT));
    }

    @Test
    void threeRedirectsAreFollowedAndNoFourth() {
        site.redirect("/0", "/1").redirect("/1", "2").redirect("/2", site.address("/3"));
        site.redirect("/3", "/4").page("/4", "<p>There");
        assertThat(((Page) fetch(site.address("/1"))).address()).hasPath("/4");
        assertThat(fetch(site.address("/0"))).isEqualTo(new Failed(Reason.REDIRECTS));
        assertThat(fetch(site.redirect("/round", "/round").address("/round"))).isEqualTo(new Failed(Reason.REDIRECTS));
    }

    @Test
    void aHugePageIsLeft() {
        site.answer(200, "/", new byte[PageFetch.MOST_BYTES + 1]);
        assertThat(fetch(site.address("/"))).isEqualTo(new Failed(Reason.TOO_LARGE));
        site.answer(200, "/", new byte[PageFetch.MOST_BYTES]);
        assertThat(fetch(site.address("/"))).isInstanceOf(Page.class);
    }

    @Test
    void aPackedPageIsUnpackedAndABombIsNot() throws Exception {
        site.answer(200, "/page", packed("<p>Hello".getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip");
        assertThat(((Page) fetch(site.address("/page"))).body()).asString().isEqualTo("<p>Hello");
        byte[] bomb = packed(new byte[100 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(PageFetch.MOST_BYTES);
        site.answer(200, "/bomb", bomb, "Content-Encoding", "gzip");
        assertThat(fetch(site.address("/bomb"))).isEqualTo(new Failed(Reason.TOO_LARGE));
        site.answer(200, "/not", "<p>Hello".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip");
        assertThat(fetch(site.address("/not"))).isEqualTo(new Failed(Reason.BROKEN));
        site.answer(200, "/twice", bomb, "Content-Encoding", "gzip, gzip");
        assertThat(fetch(site.address("/twice"))).isEqualTo(new Failed(Reason.BROKEN));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// One connection to a server that says this and then nothing more.
    private static Fetched from(String said, boolean hangsUp) throws Exception {
        // A socket that nobody holds is closed with the garbage.
        AtomicReference<Socket> held = new AtomicReference<>();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try {
                    Socket socket = listening.accept();
                    held.set(socket);
                    // Whoever answers before it is asked is hung up on.
                    BufferedReader asked = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                    String line;
                    do {
                        line = asked.readLine();
                    } while (line != null && !line.isEmpty());
                    socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                    if (hangsUp) {
                        socket.close();
                    }
                } catch (IOException closed) {
                    // by the one who asked
                }
            });
            return fetch("http://127.0.0.1:" + listening.getLocalPort() + "/");
        } finally {
            Socket socket = held.get();
            if (socket != null) {
                socket.close();
            }
        }
    }

    /// Each after seconds, so all of them at once.
    @Test
    void whoDawdlesOrIsSilentIsLeft() throws Exception {
        Map<String, Callable<Fetched>> slow = Map.of(
                "who dawdles", () -> from("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>Hel", false),
                "a server that is silent", () -> from("", false),
                "a name server that is silent",
                        () -> fetch("http://shop.example/", host -> {
                            LockSupport.parkNanos(20_000_000_000L);
                            throw new UnknownHostException(host);
                        }));
        Map<String, Future<Fetched>> left = new HashMap<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.forEach((who, fetched) -> left.put(who, each.submit(fetched)));
            for (Map.Entry<String, Future<Fetched>> one : left.entrySet()) {
                assertThat(one.getValue().get()).as(one.getKey()).isEqualTo(new Failed(Reason.TIMEOUT));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "",
                "\u0000\u0001"
            })
    void whatDoesNotSpeakAsItShouldIsToldAsSuch(String said) throws Exception {
        assertThat(from(said, true)).isEqualTo(new Failed(Reason.BROKEN));
    }

    @Test
    void whyAPageCannotBeReachedIsTold() throws Exception {
        assertThat(fetch("http://127.0.0.1:" + TestPorts.free() + "/")).isEqualTo(new Failed(Reason.REFUSED));
        assertThat(fetch("http://shop.example/", host -> {
                    throw new UnknownHostException(host);
                }))
                .isEqualTo(new Failed(Reason.NAME));
        PageFetch.Resolver elsewhere = host -> new InetAddress[] {InetAddress.ofLiteral("1.1.1.1")};
        for (int port : new int[] {0, 22, 25, 6_000_000}) {
            assertThat(fetch("http://shop.example:" + port + "/", elsewhere)).isEqualTo(new Failed(Reason.PORT));
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsTold(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int made = new ProcessBuilder((keytool + " -genkeypair -keyalg EC -dname CN=127.0.0.1 -storetype PKCS12"
                                + " -storepass password -keystore " + keys)
                        .split(" "))
                .start()
                .waitFor();
        assertThat(made).isZero();
        HttpServer secure = VERTX.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword("password")))
                .requestHandler(request -> request.response().end("<p>Hello"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertThat(fetch("https://127.0.0.1:" + secure.actualPort() + "/")).isEqualTo(new Failed(Reason.CERTIFICATE));
    }
}
