package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several server processes on one PostgreSQL. Visitors send each message through one of them and often through another
/// too, one process is killed meanwhile, and in the end the database is compared with the receipts.
class SeveralServersIT {
    private static final int PROCESSES = 3;
    private static final int VISITORS = 5;
    private static final int MESSAGES = 60;

    private final String setting = TestDatabase.POSTGRES.fresh();
    private final List<TestServer> servers = new ArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(VISITORS);
    private volatile boolean killed;
    private final CountDownLatch half = new CountDownLatch(VISITORS * MESSAGES / 2);

    @Test
    void theDatabaseHoldsWhatTheReceiptsSayAndNothingElse() throws Exception {
        Map<String, String> settings = Map.of("CAUSERIE_DATABASE", setting, "CAUSERIE_LIMITS", "off");
        try {
            for (int i = 0; i < PROCESSES; i++) {
                servers.add(TestServer.demo(settings));
            }
            try (TestSocket _ = TestAgent.anna(servers.getFirst()).desk()) {
                List<CompletableFuture<Map<String, Integer>>> visitors = IntStream.range(0, VISITORS)
                        .mapToObj(index -> {
                            Person person = new Person(index);
                            CompletableFuture<Map<String, Integer>> receipts = new CompletableFuture<>();
                            Thread.ofVirtual().start(() -> receipts.completeAsync(person::talk, Runnable::run));
                            return receipts;
                        })
                        .toList();
                connected.await();
                half.await();
                killed = true;
                servers.getLast().kill();
                Map<String, Integer> receipts = new TreeMap<>();
                visitors.forEach(visitor -> receipts.putAll(visitor.join()));
                assertThat(receipts).hasSize(VISITORS * MESSAGES);
                assertThat(stored()).isEqualTo(receipts);
            }
        } finally {
            servers.forEach(TestServer::close);
        }
    }

    @Test
    void severalMayStartAtOnceOnAnEmptyDatabase() {
        Map<String, String> settings = Map.of(
                "CAUSERIE_DATABASE", setting,
                "CAUSERIE_ADMIN_EMAIL", "first@admin.example",
                "CAUSERIE_ADMIN_PASSWORD", "a long enough password");
        List<CompletableFuture<TestServer>> starting = IntStream.range(0, PROCESSES)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> TestServer.started(settings),
                        command -> Thread.ofVirtual().start(command)))
                .toList();
        try {
            List<String> made = starting.stream()
                    .flatMap(server -> server.join().output().stream())
                    .filter(line -> line.startsWith("first administrator: "))
                    .toList();
            assertThat(made).containsExactly("first administrator: first@admin.example");
        } finally {
            starting.forEach(server -> server.join().close());
        }
    }

    /// @return the number under which each client id stands, in chats that are open: the demo's past ones are not ours
    private Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> stored = new TreeMap<>();
        Map<Long, Integer> last = new HashMap<>();
        String name = setting.substring(setting.lastIndexOf('/') + 1);
        try (Connection database = TestPostgres.shared().connect(name);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select e.chat_id, e.number, e.client_id from chat_event e join chat c on c.id = e.chat_id
                        where c.status <> 'ended' order by e.chat_id, e.number""")) {
            while (rows.next()) {
                assertThat(last.merge(rows.getLong(1), 1, Integer::sum))
                        .as("numbers without gaps")
                        .isEqualTo(rows.getInt(2));
                if (rows.getString(3) != null) {
                    assertThat(stored.put(rows.getString(3), rows.getInt(2)))
                            .as("once")
                            .isNull();
                }
            }
        }
        assertThat(last).as("one chat each").hasSize(VISITORS);
        return stored;
    }

    /// A visitor with a socket to each process.
    private final class Person {
        private final int index;
        private final Random random;
        private final List<TestSocket> sockets = new ArrayList<>();
        private final Map<String, Integer> receipts = new HashMap<>();

        Person(int index) {
            this.index = index;
            this.random = new Random(index);
        }

        Map<String, Integer> talk() {
            TestSocket first = TestSocket.visitor(servers.getFirst());
            sockets.add(first);
            String token = first.await("welcome").path("token").asText();
            say(0, first);
            for (TestServer server : servers.subList(1, PROCESSES)) {
                TestSocket socket = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example");
                socket.send(TestSocket.hello(",\"token\":\"" + token + "\""));
                socket.await("welcome");
                sockets.add(socket);
            }
            connected.countDown();
            for (int message = 1; message < MESSAGES; message++) {
                while (!say(message, sockets.get(random.nextInt(PROCESSES)))) {
                    // through another one
                }
            }
            sockets.forEach(TestSocket::close);
            return receipts;
        }

        /// @return whether there is a receipt
        private boolean say(int message, TestSocket socket) {
            String id = "visitor-%d-%05d".formatted(index, message);
            TestSocket other = sockets.get(random.nextInt(sockets.size()));
            try {
                send(other, id);
                send(socket, id);
                int number = number(socket.await(frame -> number(frame, id) > 0, "receipt of " + id), id);
                assertThat(receipts.put(id, number)).isNull();
                if (other.isOpen() && random.nextInt(4) == 0) {
                    assertThat(number(other.await(frame -> number(frame, id) > 0, "second receipt of " + id), id))
                            .isEqualTo(number);
                }
                half.countDown();
                return true;
            } catch (AssertionError | RuntimeException e) {
                TestSocket last = sockets.getLast();
                if (!killed || socket != last && other != last) {
                    throw e;
                }
                return receipts.containsKey(id);
            }
        }

        private static void send(TestSocket socket, String id) {
            if (socket.isOpen()) {
                socket.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, id));
            }
        }

        private static int number(JsonNode frame, String id) {
            if (frame.path("event").path("id").asText().equals(id)) {
                return frame.path("event").path("number").asInt();
            }
            boolean ack = frame.path("type").asText().equals("ack")
                    && frame.path("id").asText().equals(id);
            return ack ? frame.path("number").asInt() : 0;
        }
    }
}
