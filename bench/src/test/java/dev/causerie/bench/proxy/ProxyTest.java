package dev.causerie.bench.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A bad network that is not bad proves nothing: each fault is felt here at the ends of a connection.
class ProxyTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int NOTHING_FOR_MILLIS = 100;
    private static final int LEAST_GIVEN = 32_768;
    private static final byte[] WORD = "twelve bytes".getBytes(StandardCharsets.US_ASCII);

    private ServerSocket listener;
    private Proxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new Proxy(free(), listener.getLocalPort());
        client = new Socket("127.0.0.1", proxy.port());
        server = listener.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        server.setSoTimeout(PATIENCE_MILLIS);
        say(client);
        hear(server);
    }

    /// None of those that the kernel gives to whoever asks for any: it might give it away before we take it.
    private static int free() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, LEAST_GIVEN);
            try (ServerSocket found = new ServerSocket(port)) {
                return found.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listener.close();
    }

    private static void say(Socket from) throws IOException {
        from.getOutputStream().write(WORD);
    }

    private static void hear(Socket to) throws IOException {
        assertArrayEquals(WORD, to.getInputStream().readNBytes(WORD.length));
    }

    private static void hearNothing(Socket to) throws IOException {
        to.setSoTimeout(NOTHING_FOR_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> to.getInputStream().read());
        to.setSoTimeout(PATIENCE_MILLIS);
    }

    @Test
    void a_hole_swallows_one_direction_until_it_is_mended() throws IOException {
        proxy.each(pipe -> pipe.up().hold());
        say(client);
        hearNothing(server);
        say(server);
        hear(client);
        proxy.each(Pipe::release);
        hear(server);
    }

    @Test
    void not_even_an_end_gets_through_a_hole() throws IOException {
        proxy.each(pipe -> pipe.up().hold());
        client.close();
        hearNothing(server);
        proxy.each(Pipe::release);
        assertEquals(-1, server.getInputStream().read());
    }

    @Test
    void a_stall_comes_in_the_middle_and_the_rest_after_it() throws IOException {
        proxy.each(pipe -> pipe.down().stall());
        say(server);
        assertEquals(WORD.length / 2, client.getInputStream().readNBytes(WORD.length / 2).length);
        hearNothing(client);
        proxy.each(Pipe::release);
        client.getInputStream().readNBytes(WORD.length - WORD.length / 2);
        say(server);
        hear(client);
    }

    @Test
    void a_delay_keeps_the_order_and_takes_its_time() throws IOException {
        proxy.each(pipe -> pipe.up().delay(300));
        long began = System.nanoTime();
        say(client);
        say(client);
        hear(server);
        assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(300));
        hear(server);
    }

    @Test
    void a_cut_is_an_end_and_a_reset_is_not() throws IOException {
        proxy.each(Pipe::cut);
        assertEquals(-1, client.getInputStream().read());
        assertEquals(-1, server.getInputStream().read());
        try (Socket other = new Socket("127.0.0.1", proxy.port());
                Socket otherEnd = listener.accept()) {
            say(other);
            hear(otherEnd);
            proxy.each(Pipe::reset);
            assertThrows(SocketException.class, () -> other.getInputStream().read());
        }
    }

    @Test
    void who_comes_later_is_treated_too_until_nobody_is() throws IOException {
        proxy.treatNew(pipe -> pipe.up().hold());
        try (Socket other = new Socket("127.0.0.1", proxy.port());
                Socket otherEnd = listener.accept()) {
            say(other);
            hearNothing(otherEnd);
            proxy.each(Pipe::release);
            hear(otherEnd);
        }
    }

    /// The kernel forgets a closed listener when the selector has run once more.
    private boolean refusedInTheEnd() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < end) {
            try {
                new Socket("127.0.0.1", proxy.port()).close();
            } catch (ConnectException refused) {
                return true;
            } catch (SocketException halfway) {
                continue;
            }
        }
        return false;
    }

    @Test
    void nobody_listens_and_then_somebody_does() throws IOException {
        proxy.refuse();
        assertTrue(refusedInTheEnd());
        proxy.listen();
        new Socket("127.0.0.1", proxy.port()).close();
        say(client);
        hear(server);
    }
}
