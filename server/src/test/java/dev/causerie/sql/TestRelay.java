package dev.causerie.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line to a PostgreSQL server, which breaks when it is told to: at the next commit, or at once and for a while.
public final class TestRelay implements AutoCloseable {
    /// Which of the two ends of a commit is lost.
    public enum Cut {
        /// The server never hears of it.
        BEFORE,
        /// The server has done it, and nobody hears of that.
        AFTER
    }

    private static final Pattern PREPARED = Pattern.compile("(S_\\d+)\0COMMIT\0");

    private final ServerSocket door;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Cut next;
    private final CountDownLatch refused = new CountDownLatch(1);
    private volatile boolean downNext;
    private volatile boolean down;

    public TestRelay(int port) {
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /// The address of a database behind it.
    public String through(String setting) {
        return setting.replace(":" + port + "/", ":" + door.getLocalPort() + "/");
    }

    public void cutNextCommit(Cut cut) {
        next = cut;
    }

    /// And afterwards nobody gets through, until [#up].
    public void downAfterCut() {
        downNext = true;
    }

    /// Everything breaks, and nobody gets through, until [#up].
    public void down() {
        down = true;
        open.forEach(TestRelay::end);
    }

    /// Waits until somebody wanted to get through in vain.
    public void awaitRefused() throws InterruptedException {
        refused.await();
    }

    public void up() {
        down = false;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                if (down) {
                    end(client);
                    refused.countDown();
                } else {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), port));
                }
            }
        } catch (IOException closed) {
            open.forEach(TestRelay::end);
        }
    }

    private void join(Socket client, Socket server) throws IOException {
        Line line = new Line(client, server);
        InputStream up = client.getInputStream();
        InputStream back = server.getInputStream();
        open.add(client);
        open.add(server);
        if (down) {
            // Meanwhile, and those who were joined before have been ended.
            end(client);
            end(server);
        }
        Thread.ofVirtual().start(() -> line.carry(up, true));
        Thread.ofVirtual().start(() -> line.carry(back, false));
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One connection. Notices when a transaction is committed, whether by words or by a prepared statement.
    private final class Line {
        private final Socket client;
        private final Socket server;
        private String prepared;
        private volatile boolean deaf;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(InputStream from, boolean up) {
            byte[] some = new byte[65_536];
            try {
                OutputStream to = (up ? server : client).getOutputStream();
                for (int count = from.read(some); count >= 0; count = from.read(some)) {
                    if (up && next != null && commits(new String(some, 0, count, StandardCharsets.ISO_8859_1))) {
                        boolean delivered = next == Cut.AFTER;
                        next = null;
                        down = downNext;
                        downNext = false;
                        if (!delivered) {
                            break;
                        }
                        deaf = true;
                    } else if (up) {
                        commits(new String(some, 0, count, StandardCharsets.ISO_8859_1));
                    } else if (deaf) {
                        break;
                    }
                    to.write(some, 0, count);
                    to.flush();
                }
            } catch (IOException broken) {
                // the other end hears of it below
            }
            end(client);
            end(server);
        }

        private boolean commits(String sent) {
            Matcher named = PREPARED.matcher(sent);
            if (named.find()) {
                prepared = named.group(1);
                return true;
            }
            return prepared != null && sent.contains("\0" + prepared + "\0");
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
