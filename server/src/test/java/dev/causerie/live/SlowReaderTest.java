package dev.causerie.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Whoever never reads what is said to them holds nothing here for long, by socket or by stream.
class SlowReaderTest {
    private static final String SOCKET =
            "GET /socket HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    private static final String STREAM = "POST /stream HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n";
    /// A text frame of a client: `pong`, masked with zeros.
    private static final byte[] PONG = pong();

    /// So long does Vert.x itself wait before it cuts: longer than is looked here, so that it is us who cut.
    private static final int PATIENCE_BELOW_SECONDS = 60;

    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private static byte[] pong() {
        byte[] text = Connection.PONG.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        return frame;
    }

    /// Each waits for five seconds, so all of them at once.
    @Test
    void whoNeverReadsIsCutOff() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> answers = threads.submit(() -> cutOff(SOCKET, PONG, false));
            Future<?> saysGoodbye = threads.submit(() -> cutOff(SOCKET, GOODBYE, true));
            Future<?> stream = threads.submit(() -> cutOff(STREAM, new byte[0], false));
            answers.get();
            saysGoodbye.get();
            stream.get();
        }
    }

    /// @param own whether the end is the client's own wish, not that they are too slow
    private static Void cutOff(String request, byte[] said, boolean own) throws Exception {
        try (Host host = new Host();
                Socket client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress("127.0.0.1", host.port));
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Connection connection = host.opened.poll(20, TimeUnit.SECONDS);
            CompletableFuture<Integer> counted = new CompletableFuture<>();
            connection.run(() -> {
                while (!connection.full()) {
                    connection.send("x".repeat(Connection.LONGEST_FRAME));
                }
                if (!own) {
                    connection.send("more");
                }
                counted.complete(host.loop.hub.connections());
            });
            assertThat(counted.get(20, TimeUnit.SECONDS)).as("still counted").isEqualTo(1);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!host.reallyClosed.isDone() && System.nanoTime() < end) {
                say(client, said);
                host.reallyClosed
                        .copy()
                        .completeOnTimeout(null, 500, TimeUnit.MILLISECONDS)
                        .get();
            }
            assertThat(host.reallyClosed).as(request).isDone();
            assertThat(connection.isClosed()).isTrue();
            assertThat(host.loop.hub.connections()).isZero();
            return null;
        }
    }

    private static void say(Socket client, byte[] frame) {
        try {
            client.getOutputStream().write(frame);
        } catch (IOException cutOff) {
            // That is what is waited for.
        }
    }

    /// A server of its own for one client.
    private static final class Host implements AutoCloseable {
        private final TestLoop loop = new TestLoop();
        private final BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> reallyClosed = new CompletableFuture<>();
        private final int port;

        Host() {
            Feed.Opener opener = (connection, shake) -> {
                connection.greeted();
                opened.add(connection);
                return new TestLoop.Deaf();
            };
            SocketRoute sockets = new SocketRoute(loop.hub, opener, Limits.VISITOR);
            StreamRoute streams = new StreamRoute(loop.hub, opener, Limits.VISITOR);
            HttpServer server = loop.vertx
                    .createHttpServer(new HttpServerOptions().setWebSocketClosingTimeout(PATIENCE_BELOW_SECONDS))
                    .connectionHandler(link -> link.closeHandler(nothing -> reallyClosed.complete(null)))
                    .requestHandler(request -> open(request, sockets, streams));
            port = server.listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join()
                    .actualPort();
        }

        private static void open(HttpServerRequest request, SocketRoute sockets, StreamRoute streams) {
            Handshake shake = Handshake.of(request, "127.0.0.1");
            if (request.path().equals("/socket")) {
                sockets.upgrade(request, shake);
            } else {
                request.endHandler(nothing -> streams.open(request, shake, Connection.PONG));
            }
        }

        @Override
        public void close() {
            loop.close();
        }
    }
}
