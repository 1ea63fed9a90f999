package dev.causerie.gate;

import static dev.causerie.gate.TestShop.AMERICA;
import static dev.causerie.gate.TestShop.FRANCE;
import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// S17, abuse and limits that hit the innocent: floods of one visitor, in one chat and from one address are held, and
/// those beside them notice nothing.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class S17AbuseIT {
    private static final Map<TestDatabase, TestServer> SERVERS = new EnumMap<>(TestDatabase.class);

    private final TestDatabase kind;
    private final TestServer server;
    private final TestShop shop;

    S17AbuseIT(TestDatabase kind) {
        this.kind = kind;
        server = SERVERS.computeIfAbsent(
                kind,
                any -> TestServer.demo(
                        Map.of("CAUSERIE_DATABASE", kind.demo(), "CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1")));
        shop = new TestShop(server);
    }

    @AfterEach
    void usual() {
        pace("60,120,30,12000,4000");
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private TestAnswer pace(String five) {
        int base = shop.call("GET", "/api/pace", null).body().path("version").asInt();
        String[] each = five.split(",");
        return shop.call(
                "PUT",
                "/api/pace",
                "{\"base\":%d,\"pace\":{\"messages\":%s,\"inChat\":%s,\"chats\":%s,\"networkMessages\":%s,\"networkChats\":%s}}"
                        .formatted(base, each[0], each[1], each[2], each[3], each[4]));
    }

    private static String message(String id) {
        return "{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Text of %s\"}".formatted(id, id);
    }

    private static Set<String> ids(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%s-%05d".formatted(prefix, i))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static boolean held(JsonNode answer) {
        boolean refused = answer.path("type").asText().equals("refused");
        if (refused) {
            assertThat(answer.path("reason").asText()).isEqualTo("rate_limited");
            assertThat(answer.path("pause").asLong())
                    .as("when it may be sent again")
                    .isBetween(1L, 3_600_000L);
        }
        return refused;
    }

    /// @return those of the ids that have to wait
    private static List<String> flood(TestSocket socket, Set<String> ids) {
        ids.forEach(id -> socket.send(message(id)));
        List<String> held = new ArrayList<>();
        socket.answers(ids).forEach((id, answer) -> {
            if (held(answer)) {
                held.add(id);
            }
        });
        return held;
    }

    @Test
    void oneVisitorWhoFloodsIsHeldAndTheNeighboursBehindTheSameAddressAreNot() {
        try (TestSocket _ = TestAgent.anna(server).desk()) {
            List<TestSocket> neighbours = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                neighbours.add(shop.welcome(AMERICA));
            }
            try (TestSocket flooder = shop.welcome(AMERICA)) {
                Set<String> flood = ids("flood", 90);
                List<String> held = flood(flooder, flood);
                assertThat(held).hasSizeBetween(20, 40);
                for (int i = 0; i < neighbours.size(); i++) {
                    assertThat(flood(neighbours.get(i), ids("neighbour-" + i, 5)))
                            .isEmpty();
                }
                String first = held.stream().sorted().findFirst().orElseThrow();
                getsThrough(flooder, first);
            } finally {
                neighbours.forEach(TestSocket::close);
            }
        }
    }

    /// What takes long and has nothing to do with the database is tried with one of them.
    private void countsInMemory() {
        assumeTrue(kind == TestDatabase.SQLITE);
    }

    @Test
    void aThousandBehindOneAddressTalkUndisturbedBesideOneWhoFloods() {
        countsInMemory();
        String address = "203.0.113.99";
        List<TestSocket> neighbours = new ArrayList<>();
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket flooder = shop.welcome(address)) {
            for (int i = 0; i < 1_000; i++) {
                neighbours.add(shop.comes(address, SHOP, ""));
            }
            neighbours.forEach(neighbour -> neighbour.await("welcome"));
            Set<String> flood = ids("flooding", 95);
            flood.forEach(id -> flooder.send(message(id)));
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < neighbours.size(); i++) {
                    neighbours.get(i).send(message("round-%d-%05d".formatted(round, i)));
                }
            }
            for (int i = 0; i < neighbours.size(); i++) {
                Set<String> said =
                        Set.of("round-0-%05d".formatted(i), "round-1-%05d".formatted(i), "round-2-%05d".formatted(i));
                assertThat(neighbours.get(i).answers(said).values())
                        .as("neighbour %s", i)
                        .allMatch(answer -> answer.has("event"));
            }
            List<JsonNode> held = flooder.answers(flood).values().stream()
                    .filter(S17AbuseIT::held)
                    .toList();
            assertThat(held).as("what one may not say at once").hasSizeGreaterThan(20);
        } finally {
            neighbours.forEach(TestSocket::close);
        }
    }

    /// Sends it again, and does as told.
    ///
    /// @return whether it was held, and may be sent again now
    private static boolean waits(TestSocket socket, String id) {
        socket.forget();
        socket.send(message(id));
        JsonNode answer = socket.answers(Set.of(id)).get(id);
        boolean held = held(answer);
        if (held) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(answer.path("pause").asLong()));
        }
        return held;
    }

    /// Also when there is room again just between the two.
    @Test
    void ofTwoThatAreSentTogetherTheOneThatWasHeldFirstIsFirst() {
        countsInMemory();
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket visitor = shop.welcome(AMERICA)) {
            Set<String> sent = ids("filling", 70);
            for (int round = 0; round < 3; round++) {
                List<String> held = flood(visitor, sent).stream().sorted().toList();
                assertThat(held)
                        .as("all after the first that is held")
                        .isEqualTo(sent.stream()
                                .sorted()
                                .skip(sent.size() - held.size())
                                .toList())
                        .hasSizeGreaterThan(1);
                String first = held.getFirst();
                String second = held.getLast();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_050));
                visitor.forget();
                visitor.send(message(second));
                visitor.send(message(first));
                Map<String, JsonNode> answers = visitor.answers(Set.of(first, second));
                assertThat(held(answers.get(second))).as("it overtakes").isTrue();
                assertThat(held(answers.get(first))).as("there is room for it").isFalse();
                getsThrough(visitor, second);
                // More than there is room for again by then, on a slow machine too.
                sent = ids("round-" + round, 15);
            }
        }
    }

    private static void getsThrough(TestSocket socket, String id) {
        for (int tries = 0; waits(socket, id); tries++) {
            assertThat(tries).as("what was held never gets through").isLessThan(20);
        }
    }

    @Test
    void severalTabsOfOneVisitorAreOneVisitor() {
        try (TestSocket _ = TestAgent.anna(server).desk();
                TestSocket tab = shop.welcome(AMERICA)) {
            String token = ",\"token\":\"" + tab.await("welcome").path("token").asText() + "\"";
            int through = 0;
            for (int i = 0; i < 5; i++) {
                try (TestSocket another = shop.comes(FRANCE, SHOP, token)) {
                    another.await("welcome");
                    through += 25 - flood(another, ids("tab-" + i, 25)).size();
                }
            }
            assertThat(through).isBetween(60, 70);
        }
    }

    @Test
    void whoAlwaysComesAsSomebodyNewIsHeldByTheAddress() {
        assertThat(pace("60,120,30,200,20").status()).isEqualTo(200);
        String address = "203.0.113.50";
        int started = 0;
        try (TestSocket _ = TestAgent.anna(server).desk()) {
            for (int i = 0; i < 30; i++) {
                try (TestSocket somebody = shop.comes(address, SHOP, "")) {
                    somebody.await("welcome");
                    started += flood(somebody, ids("new-" + i, 1)).isEmpty() ? 1 : 0;
                }
            }
            assertThat(started).isEqualTo(20);
            try (TestSocket neighbour = shop.welcome("203.0.113.51")) {
                assertThat(flood(neighbour, ids("beside", 1))).isEmpty();
            }
        }
    }

    @Test
    void leavingAndSayingWhoOneIsAreCountedToo() {
        assertThat(pace("10,120,3,12000,4000").status()).isEqualTo(200);
        try (TestSocket visitor = shop.welcome("203.0.113.60")) {
            int held = 0;
            for (int i = 0; i < 6; i++) {
                visitor.send("{\"type\":\"leave\",\"id\":\"leaving-%03d\",\"answers\":{},\"text\":\"Call me\"}"
                        .formatted(i));
                JsonNode answer =
                        visitor.answers(Set.of("leaving-%03d".formatted(i))).get("leaving-%03d".formatted(i));
                held += answer.path("reason").asText().equals("rate_limited") ? 1 : 0;
            }
            assertThat(held).as("three an hour").isEqualTo(3);
            for (int i = 0; i < 20; i++) {
                visitor.send("{\"type\":\"profile\",\"id\":\"profiles-%03d\",\"answers\":{\"name\":\"N%d\"}}"
                        .formatted(i, i));
            }
            Map<String, JsonNode> answers = visitor.answers(
                    IntStream.range(0, 20).mapToObj("profiles-%03d"::formatted).collect(Collectors.toSet()));
            assertThat(answers.values().stream().filter(S17AbuseIT::held).count())
                    .isGreaterThan(10);
        }
    }

    private static JsonNode leaves(TestSocket visitor, String id) {
        visitor.forget();
        visitor.send(
                "{\"type\":\"leave\",\"id\":\"%s\",\"answers\":{\"email\":\"zoe@mail.example\"},\"text\":\"Call me\"}"
                        .formatted(id));
        return visitor.answers(Set.of(id)).get(id);
    }

    /// A browser that lost the connection does not know what arrived, and sends it again.
    @Test
    void whatIsLeftAlreadyIsNotCountedAgain() {
        assertThat(pace("60,120,3,12000,4000").status()).isEqualTo(200);
        try (TestSocket visitor = shop.welcome("203.0.113.61")) {
            for (int time = 0; time < 5; time++) {
                assertThat(leaves(visitor, "left-once").path("type").asText()).isEqualTo("left");
            }
            assertThat(leaves(visitor, "left-twice").path("type").asText()).isEqualTo("left");
            assertThat(leaves(visitor, "left-thrice").path("type").asText()).isEqualTo("left");
            assertThat(held(leaves(visitor, "left-too-much")))
                    .as("three an hour")
                    .isTrue();
            assertThat(leaves(visitor, "left-once").path("type").asText())
                    .as("though nothing more may be left now")
                    .isEqualTo("left");
        }
    }

    @Test
    void aSwitchThatIsOffIsOffForRawCallsToo() {
        shop.rules("[\"FR\"]", null);
        try (TestSocket raw = shop.comes(FRANCE, SHOP, "")) {
            raw.send(message("switched-off-1"));
            assertThat(raw.closeCode()).isEqualTo(4204);
            assertThat(raw.received().toString()).doesNotContain("welcome").doesNotContain("switched-off");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'9,120,30,12000,4000', messages",
        "'601,120,30,12000,4000', messages",
        "'60,0,30,12000,4000', inChat",
        "'60,120,-1,12000,4000', chats",
        "'60,120,30,199,4000', networkMessages",
        "'60,120,30,12000,2147483647', networkChats",
    })
    void limitsStayWithinSaneBounds(String five, String field) {
        assertThat(pace(five).fault(field)).isEqualTo("422 out_of_range");
    }

    @Test
    void limitsAreForAdministratorsAndWhoWasFasterIsNotWrittenOver() {
        TestAgent anna = TestAgent.anna(server);
        assertThat(TestAnswer.to(anna, "GET", "/api/pace", null).code()).isEqualTo("403 not_allowed");
        assertThat(TestAnswer.to(anna, "PUT", "/api/pace", "{}").code()).isEqualTo("403 not_allowed");
        assertThat(shop.call("PUT", "/api/pace", "{}").code()).isEqualTo("400 bad_request");
        assertThat(shop.call("PUT", "/api/pace", "{\"base\":0,\"pace\":{}}").status())
                .isEqualTo(400);
        assertThat(shop.call("PUT", "/api/pace", "{\"base\":0,\"pace\":null}").code())
                .isEqualTo("400 bad_request");
        assertThat(shop.call(
                                "PUT",
                                "/api/pace",
                                "{\"base\":9999,\"pace\":{\"messages\":60,\"inChat\":120,\"chats\":30,\"networkMessages\":12000,\"networkChats\":4000}}")
                        .code())
                .isEqualTo("409 outdated");
    }
}
