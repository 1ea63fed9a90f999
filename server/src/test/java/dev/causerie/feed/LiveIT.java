package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.sql.TestDatabase;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The feeds of the running server, through their sockets.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LiveIT {
    private final TestDatabase kind;
    private final TestServer server;

    LiveIT(TestDatabase kind) {
        this.kind = kind;
        server = TestServer.shared(kind);
    }

    private String talking(TestSocket visitor, TestSocket desk) {
        visitor.send("{\"type\":\"message\",\"id\":\"hello-0001\",\"text\":\"Hello\"}");
        String chat = visitor.awaitEvent("message").path("chat").asText();
        desk.await(frame -> frame.path("chat").path("id").asText().equals(chat), "the chat in the list");
        desk.send("{\"type\":\"serve\",\"id\":\"serve-0001\",\"chat\":\"%s\"}".formatted(chat));
        visitor.awaitEvent("joined");
        return chat;
    }

    @Test
    void aVisitorAndAnAgentTalk() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            desk.send("{\"type\":\"message\",\"id\":\"reply-0001\",\"chat\":\"%s\",\"text\":\"Hi\"}".formatted(chat));

            JsonNode reply = visitor.await(
                    frame -> frame.path("event").path("text").asText().equals("Hi"), "the reply");
            assertThat(reply.path("prev").asInt()).isEqualTo(3);
            assertThat(reply.path("event").path("number").asInt()).isEqualTo(4);
            assertThat(reply.path("event").path("author").path("role").asText()).isEqualTo("agent");
            assertThat(desk.await(
                                    frame -> frame.path("event")
                                            .path("id")
                                            .asText()
                                            .equals("reply-0001"),
                                    "the receipt")
                            .path("event")
                            .path("number")
                            .asInt())
                    .isEqualTo(4);
        }
    }

    @Test
    void anAgentsTypingIsHeardInItsOrder() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            List<Boolean> said = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                said.add(i % 2 == 0);
                desk.send("{\"type\":\"typing\",\"chat\":\"%s\",\"on\":%s}".formatted(chat, i % 2 == 0));
            }
            desk.send("{\"type\":\"read\",\"chat\":\"%s\",\"number\":2}".formatted(chat));
            visitor.await("read");

            assertThat(visitor.received().stream()
                            .filter(frame -> frame.path("type").asText().equals("typing"))
                            .map(frame -> frame.path("on").asBoolean()))
                    .containsExactlyElementsOf(said);
        }
    }

    @Test
    void whoLooksAwayAndBackLooksOn() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket louis = TestAgent.louis(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            for (int turn = 0; turn < 20; turn++) {
                louis.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
                louis.send("{\"type\":\"unwatch\",\"chat\":\"%s\"}".formatted(chat));
            }
            louis.send("{\"type\":\"watch\",\"chat\":\"%s\"}".formatted(chat));
            List<JsonNode> seen = new ArrayList<>();
            louis.await(
                    frame -> {
                        if (frame.path("type").asText().equals("events")) {
                            seen.add(frame);
                        }
                        return seen.size() == 21;
                    },
                    "what was said, each time");
            visitor.send("{\"type\":\"message\",\"id\":\"seen-00001\",\"text\":\"Seen?\"}");
            louis.await(frame -> frame.at("/event/id").asText().equals("seen-00001"), "what is said now");
        }
    }

    @Test
    void whatIsWrittenWhileAChatEndsKeepsItsOrder() {
        try (TestSocket desk = TestAgent.anna(server).desk()) {
            for (int round = 0; round < 5; round++) {
                try (TestSocket visitor = TestSocket.visitor(server)) {
                    visitor.send("{\"type\":\"message\",\"id\":\"hello-0001\",\"text\":\"Hello\"}");
                    visitor.awaitEvent("message");
                    visitor.forget();
                    visitor.send("{\"type\":\"end\",\"id\":\"end-000001\"}");
                    List<String> sent = new ArrayList<>();
                    for (int i = 0; i < 12; i++) {
                        sent.add("more-%05d".formatted(i));
                        visitor.send("{\"type\":\"message\",\"id\":\"more-%05d\",\"text\":\"%d\"}".formatted(i, i));
                    }
                    visitor.answers(Set.copyOf(sent));
                    assertThat(visitor.received().stream()
                                    .map(frame -> frame.at("/event/id").asText())
                                    .filter(sent::contains))
                            .containsExactlyElementsOf(sent);
                }
            }
        }
    }

    @Test
    void aVisitorNeverHearsANote() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            desk.send("{\"type\":\"note\",\"id\":\"note-00001\",\"chat\":\"%s\",\"text\":\"secret\"}".formatted(chat));
            desk.send("{\"type\":\"message\",\"id\":\"reply-0001\",\"chat\":\"%s\",\"text\":\"Hi\"}".formatted(chat));
            desk.awaitEvent("note");
            JsonNode reply = visitor.await(
                    frame -> frame.path("event").path("text").asText().equals("Hi"), "the reply");
            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            visitor.await("events");

            assertThat(reply.path("prev").asInt()).isEqualTo(3);
            assertThat(reply.path("event").path("number").asInt()).isEqualTo(5);
            assertThat(visitor.received().toString()).doesNotContain("secret");
        }
    }

    @Test
    void anotherVisitorsChatDoesNotExist() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server);
                TestSocket stranger = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            for (String token : List.of(
                    "", "x", "v1.1.1.x", visitor.await("welcome").path("token").asText() + "x")) {
                try (TestSocket forger = TestSocket.open(server.socket("/live/visitor"))) {
                    forger.send(
                            TestSocket.hello(",\"token\":\"%s\",\"chat\":\"%s\",\"after\":0".formatted(token, chat)));
                    assertThat(forger.await("welcome").has("chat")).isFalse();
                    forger.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
                    forger.send("{\"type\":\"end\",\"id\":\"end-000001\"}");
                    forger.await("refused");
                    assertThat(forger.received().toString())
                            .doesNotContain("Hello")
                            .doesNotContain("events");
                }
            }
            stranger.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            stranger.send("{\"type\":\"read\",\"number\":2}");
            stranger.send("{\"type\":\"nothing\"}");
            stranger.await("error");
            assertThat(stranger.received())
                    .noneMatch(frame -> frame.path("type").asText().startsWith("event"));
        }
    }

    @Test
    void whoComesBackGetsWhatFollows() {
        try (TestSocket desk = TestAgent.anna(server).desk()) {
            TestSocket before = TestSocket.visitor(server);
            String chat = talking(before, desk);
            String token = before.await("welcome").path("token").asText();
            before.close();
            desk.send("{\"type\":\"message\",\"id\":\"reply-0001\",\"chat\":\"%s\",\"text\":\"Still there?\"}"
                    .formatted(chat));
            desk.await(frame -> frame.path("event").path("id").asText().equals("reply-0001"), "the receipt");

            try (TestSocket after = TestSocket.open(server.socket("/live/visitor"))) {
                after.send(TestSocket.hello(",\"token\":\"%s\",\"chat\":\"%s\",\"after\":3".formatted(token, chat)));
                JsonNode events = after.await("events");
                assertThat(events.path("events")).hasSize(1);
                assertThat(events.path("events").path(0).path("text").asText()).isEqualTo("Still there?");
            }
        }
    }

    @Test
    void aLongAbsenceIsCaughtUpPageByPage() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            String chat = talking(visitor, desk);
            for (int i = 0; i < 250; i++) {
                desk.send("{\"type\":\"message\",\"id\":\"many-%05d\",\"chat\":\"%s\",\"text\":\"%d\"}"
                        .formatted(i, chat, i));
                String id = "many-%05d".formatted(i);
                desk.await(frame -> frame.path("event").path("id").asText().equals(id), "the receipt of " + i);
                desk.forget();
            }
            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(chat));
            JsonNode first = visitor.await("events");
            assertThat(first.path("events")).hasSize(200);
            assertThat(first.path("last").asInt()).isEqualTo(253);
            visitor.forget();
            visitor.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":200}".formatted(chat));
            assertThat(visitor.await("events").path("events")).hasSize(53);
        }
    }

    @Test
    void agentsOfOtherSitesAndWithoutASessionStayOutside() {
        try (TestSocket stranger = TestSocket.open(server.socket("/live/agent"), "Origin", server.origin())) {
            stranger.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
            assertThat(stranger.closeCode()).isEqualTo(4100);
        }
        String cookie = TestAgent.anna(server).cookie();
        assertThatThrownBy(() -> TestSocket.open(
                        server.socket("/live/agent"), "Cookie", cookie, "Origin", "https://evil.example"))
                .hasMessageContaining("WebSocketHandshakeException");
        assertThatThrownBy(() -> TestSocket.open(server.socket("/live/agent"), "Cookie", cookie))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void signingOutEndsEverySocketOfTheSession() {
        TestAgent anna = TestAgent.annaElsewhere(server);
        TestAgent elsewhere = TestAgent.anna(server);
        try (TestSocket one = anna.desk();
                TestSocket two = anna.desk();
                TestSocket other = elsewhere.desk()) {
            assertThat(TestAgent.call(anna.request("/api/session").DELETE()).statusCode())
                    .isEqualTo(204);
            assertThat(one.closeCode()).isEqualTo(4101);
            assertThat(two.closeCode()).isEqualTo(4101);
            assertThat(other.isOpen()).isTrue();
        }
    }

    @Test
    void anUnknownWidgetIsToldNotToComeBack() {
        try (TestSocket lost = TestSocket.open(server.socket("/live/visitor"))) {
            lost.send(TestSocket.hello("").replace(TestServer.KEY, "nobody"));
            assertThat(lost.closeCode()).isEqualTo(4202);
        }
    }

    @Test
    void whoFallsSilentOrNeverSaysHelloIsEndedWithinTwentySeconds() {
        assumeTrue(kind == TestDatabase.SQLITE, "nothing is stored");
        long began = System.nanoTime();
        try (TestSocket silent = TestSocket.mute(server.socket("/live/visitor"));
                TestSocket rude = TestSocket.open(server.socket("/live/visitor"))) {
            silent.send(TestSocket.hello(""));
            assertThat(rude.closeCode()).isEqualTo(4002);
            assertThat(silent.closeCode()).isEqualTo(4002);
            assertThat(silent.pings()).isPositive();
        }
        // Thirteen of silence and one until somebody looks; a slow machine takes some of the rest.
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
    }

    @Test
    void tooLargeAFrameEndsTheConnection() {
        try (TestSocket visitor = TestSocket.visitor(server)) {
            visitor.send("{\"type\":\"message\",\"id\":\"large-0001\",\"text\":\"%s\"}".formatted("x".repeat(20_000)));
            assertThat(visitor.closeCode()).isEqualTo(4201);
        }
    }

    @Test
    void whoFloodsIsHeldBackAndLosesNothingSilently() {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestSocket visitor = TestSocket.visitor(server)) {
            talking(visitor, desk);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                ids.add("flood-%05d".formatted(i));
                visitor.send("{\"type\":\"message\",\"id\":\"flood-%05d\",\"text\":\"%d\"}".formatted(i, i));
            }
            for (String id : ids) {
                visitor.await(
                        frame -> frame.path("event").path("id").asText().equals(id)
                                || frame.path("type").asText().equals("refused")
                                        && frame.path("id").asText().equals(id),
                        "an answer to " + id);
            }
            assertThat(visitor.received())
                    .anyMatch(frame -> frame.path("reason").asText().equals("rate_limited"));
        }
    }

    @Test
    void whereSocketsAreBlockedAStreamDoes() throws Exception {
        try (TestSocket desk = TestAgent.anna(server).desk();
                TestStream visitor = TestStream.open(server, TestSocket.hello(""))) {
            visitor.await("\"type\":\"welcome\"");
            visitor.send("{\"type\":\"message\",\"id\":\"stream-001\",\"text\":\"By stream\"}");
            visitor.await("By stream");
            desk.await(frame -> frame.path("chat").path("lastText").asText().equals("By stream"), "the chat");
        }
        HttpRequest.Builder gone = HttpRequest.newBuilder(server.address("/live/visitor/stream/nowhere"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"pong\"}"));
        assertThat(TestAgent.call(gone).statusCode()).isEqualTo(404);
    }

    @Test
    void aPostThatSaysNothingIsRefusedAndNothingBreaks() throws Exception {
        assumeTrue(kind == TestDatabase.SQLITE, "nothing is stored");
        String form = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n";
        String ofForm = "multipart/form-data; boundary=x";
        try (TestStream visitor = TestStream.open(server, ofForm, form)) {
            visitor.await("bad_frame");
            assertThat(visitor.post(ofForm, form)).isEqualTo(202);
            visitor.send(TestSocket.hello(""));
            visitor.await("\"type\":\"welcome\"");
        }
        URI door = server.address("/live/visitor/stream");
        try (Socket without = new Socket(door.getHost(), door.getPort())) {
            String head = "POST " + door.getPath() + " HTTP/1.1\r\nHost: " + door.getAuthority() + "\r\n\r\n";
            without.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new Scanner(without.getInputStream(), StandardCharsets.UTF_8).findWithinHorizon("bad_frame", 0))
                    .isNotNull();
        }
    }

    @Test
    void aStreamThatTheServerHasEndedIsGone() throws Exception {
        assumeTrue(kind == TestDatabase.SQLITE, "nothing is stored");
        try (TestStream lost = TestStream.open(server, TestSocket.hello("").replace(TestServer.KEY, "nobody"))) {
            lost.await("event: close");
            assertThat(lost.post("text/plain", "{\"type\":\"pong\"}")).isEqualTo(404);
        }
    }

    private static String chat(String frame) {
        return frame.replaceAll(".*?\"chat\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void whoAsksForThePastAgainAndAgainIsReadItTwice() throws Exception {
        try (TestStream visitor = TestStream.open(server, TestSocket.hello(""));
                TestSocket desk = TestAgent.anna(server).desk()) {
            visitor.await("\"type\":\"welcome\"");
            visitor.send("{\"type\":\"message\",\"id\":\"again-0001\",\"text\":\"The first\"}");
            String chat = chat(visitor.await("The first"));
            String resume = "{\"type\":\"resume\",\"chat\":\"%s\",\"after\":%d}\n";
            visitor.send(resume.formatted(chat, 0).repeat(50) + resume.formatted(chat, 1_000));
            assertThat(visitor.await("\"type\":\"events\"")).contains("The first");
            assertThat(visitor.await("\"type\":\"events\"")).contains("\"events\":[]");
        }
    }

    @Test
    void whoLeapsFromPageToPageIsFollowedByTheSecond() throws Exception {
        try (TestStream visitor = TestStream.open(server, TestSocket.hello(""));
                TestSocket desk = TestAgent.anna(server).desk()) {
            visitor.await("\"type\":\"welcome\"");
            visitor.send("{\"type\":\"message\",\"id\":\"leaps-0001\",\"text\":\"Look\"}");
            String chat = chat(visitor.await("Look"));
            desk.send("{\"type\":\"serve\",\"id\":\"serve-0001\",\"chat\":\"%s\"}".formatted(chat));
            desk.await("visit");
            desk.forget();
            StringBuilder pages = new StringBuilder();
            for (int page = 1; page <= 20; page++) {
                pages.append("{\"type\":\"page\",\"page\":{\"url\":\"https://shop.example/")
                        .append(page)
                        .append("\",\"title\":\"Shop\"}}\n");
            }
            visitor.send(pages.toString());
            desk.await(frame -> frame.toString().contains("shop.example/20"), "the last page");
            assertThat(desk.received())
                    .filteredOn(frame -> frame.toString().contains("shop.example/1\""))
                    .as("told at once, and the newest a second later")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }
}
