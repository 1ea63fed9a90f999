package dev.causerie.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Content.EndReason;
import dev.causerie.chat.Rating;
import dev.causerie.chat.Refusal;
import dev.causerie.identity.Flaw;
import dev.causerie.look.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The protocol's paper is what the records say. `./causerie generate` rewrites it.
class ProtocolTest {
    private static final Path PROTOCOL = Path.of("../protocol");
    private static final Wire.Agent ANNA = new Wire.Agent("a1", "Anna", "Customer care", null);
    private static final Wire.Agent ANNA_NOW =
            new Wire.Agent("a1", "Anna K.", null, "/picture/0123456789abcdef0123456789abcdef.png");
    private static final Wire.DepartmentName SALES = new Wire.DepartmentName("d1", "Sales");
    private static final Wire.DepartmentName SERVICE = new Wire.DepartmentName("d2", "Service");
    private static final Wire.VisitorName VISITOR =
            new Wire.VisitorName("v1", "Visitor 12345678", null, null, null, null);
    private static final Wire.VisitorName ZOE =
            new Wire.VisitorName("v1", "Zoé", "zoe@mail.example", "+33 1 23 45 67 89", "Google", null);
    private static final Wire.VisitorName KNOWN =
            new Wire.VisitorName("v2", "Zoé Martin", "zoe@mail.example", null, null, "customer-4711");
    private static final Wire.Author BY_VISITOR = new Wire.Author(Wire.Role.VISITOR, "v1");
    private static final Wire.Author BY_ANNA = new Wire.Author(Wire.Role.AGENT, "a1");
    private static final Wire.Page PAGE = new Wire.Page("https://shop.example/lamps?a=1&b=é", "Lamps");
    private static final Wire.ChatSummary SUMMARY = new Wire.ChatSummary(
            "c1",
            Chat.Status.WAITING,
            VISITOR,
            List.of(),
            SALES,
            "a1",
            1_000,
            1_000L,
            2,
            "Hello",
            Rating.GOOD,
            "Quick");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Frames frames = new Frames();

    private static final List<WireEvent> EVENTS = List.of(
            new WireEvent.Started(1, 1_000, BY_VISITOR, null, VISITOR, PAGE, SALES),
            new WireEvent.Message(2, 1_000, BY_VISITOR, "client-0001", "Hello <b>you</b> 👋 مرحبا"),
            new WireEvent.Joined(3, 2_000, BY_ANNA, "client-0002", ANNA),
            new WireEvent.Introduced(4, 2_500, BY_ANNA, null, ANNA_NOW),
            new WireEvent.Note(5, 3_000, BY_ANNA, "client-0003", "A regular"),
            new WireEvent.Left(6, 4_000, BY_ANNA, "client-0004"),
            new WireEvent.Transferred(7, 4_500, BY_ANNA, "client-0005", SALES, SERVICE, null),
            new WireEvent.Transferred(8, 4_600, BY_ANNA, "client-0006", null, null, ANNA),
            new WireEvent.RatingRequested(9, 4_700, BY_ANNA, "client-0008"),
            new WireEvent.Rated(10, 4_800, BY_VISITOR, "client-0009", Rating.BAD, null),
            new WireEvent.Rated(11, 4_900, BY_VISITOR, "client-0010", null, null),
            new WireEvent.Answered(12, 4_950, BY_VISITOR, null, List.of(new Wire.Answer("Order", "4417"))),
            new WireEvent.Described(13, 4_980, BY_VISITOR, "client-0012", ZOE),
            new WireEvent.Ended(14, 5_000, new Wire.Author(Wire.Role.SYSTEM, null), "idle-0005", EndReason.IDLE),
            new WireEvent.Rated(15, 5_500, BY_VISITOR, "client-0011", Rating.GOOD, "Quick"),
            new WireEvent.Verified(16, 5_600, new Wire.Author(Wire.Role.VISITOR, "v2"), null, KNOWN));

    private static final List<ServerFrame> FROM_SERVER = List.of(
            new ServerFrame.VisitorWelcome(
                    1,
                    "v1",
                    "v1.v1.x.sig",
                    AccountStatus.ONLINE,
                    "c1",
                    new Wire.Profile("Zoé", null, null, null),
                    Look.fresh("Ask us", "#1f6f5c").shown().forms(),
                    new Wire.Identity(null, Flaw.Kind.MISSING_CLAIM, "email"),
                    6_000),
            new ServerFrame.AgentWelcome(
                    1,
                    ANNA,
                    AgentStatus.AWAY,
                    AccountStatus.AWAY,
                    List.of(new Wire.AgentPresence(ANNA, AgentStatus.AWAY, true)),
                    List.of(new Wire.Department("d1", "Sales", AccountStatus.AWAY, List.of("a1"))),
                    List.of(SUMMARY),
                    6_000),
            new ServerFrame.EventsFrame("c1", EVENTS, 16),
            new ServerFrame.EventFrame("c1", 16, new WireEvent.Message(17, 6_000, BY_ANNA, "client-0007", "Hi")),
            new ServerFrame.AckFrame("client-0001", "c1", 2),
            new ServerFrame.RefusedFrame("client-0002", Refusal.TAKEN, ANNA, null, null),
            new ServerFrame.RefusedFrame("client-0010", Refusal.FORM, null, Map.of("email", "required"), null),
            new ServerFrame.RefusedFrame("client-0011", Refusal.RATE_LIMITED, null, null, 1_500L),
            new ServerFrame.ProfileFrame("client-0011", new Wire.Profile("Zoé", "zoe@mail.example", null, "Google")),
            new ServerFrame.LeftFrame("client-0012"),
            new ServerFrame.TypingFrame("c1", BY_VISITOR, true, "I am wri"),
            new ServerFrame.ReadFrame("c1", BY_ANNA, 2),
            new ServerFrame.StatusFrame(AccountStatus.OFFLINE),
            new ServerFrame.DepartmentsFrame(List.of(new Wire.Department("d1", "Sales", AccountStatus.ONLINE, null))),
            new ServerFrame.ChatFrame(SUMMARY),
            new ServerFrame.VisitFrame(
                    "c1",
                    new Wire.Visit(
                            true,
                            "Firefox 150",
                            "Linux",
                            "fr",
                            "FR",
                            "192.0.2.1",
                            "https://search.example/",
                            true,
                            List.of(new Wire.PageView("https://shop.example/", "Shop", 1_000)))),
            new ServerFrame.AgentPresenceFrame(new Wire.AgentPresence(ANNA_NOW, AgentStatus.INVISIBLE, false)),
            new ServerFrame.LookFrame(2, Look.fresh("Ask us", "#1f6f5c").shown(), Map.of("fr", "0815abcd")),
            new ServerFrame.InboxFrame(3, List.of("i1"), new Wire.Arrived("i1", "Zoé", "Bonjour")),
            new ServerFrame.IdentityFrame(new Wire.Identity(315_000L, null, null)),
            new ServerFrame.EarlierFrame(
                    "c0", List.of(new WireEvent.Message(2, 500, BY_VISITOR, "client-0000", "Hi")), true),
            new ServerFrame.EarlierFrame(null, List.of(), false),
            new ServerFrame.ErrorFrame(ServerFrame.ErrorCode.BAD_FRAME),
            new ServerFrame.PingFrame(),
            new ServerFrame.StreamFrame("s1"));

    @Test
    void theTypeScriptTypesAreThoseOfTheRecords() throws Exception {
        same(PROTOCOL.resolve("frames.ts"), new TypeScript().write());
    }

    @Test
    void theSamplesOfTheServerAreWhatItSends() throws Exception {
        List<JsonNode> written = FROM_SERVER.stream().map(this::tree).toList();
        same(PROTOCOL.resolve("samples/server-frames.json"), json.writeValueAsString(written) + "\n");
    }

    @Test
    void everyKindOfFrameHasASample() {
        assertThat(FROM_SERVER.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ServerFrame.class.getPermittedSubclasses());
        assertThat(EVENTS.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(WireEvent.class.getPermittedSubclasses());
        assertThat(samples("visitor")
                        .<Class<?>>map(
                                text -> frames.visitor(text).orElseThrow().getClass()))
                .doesNotContainNull()
                .contains(records(VisitorFrame.class, VisitorFrame.Durable.class));
        assertThat(samples("agent")
                        .<Class<?>>map(text -> frames.agent(text).orElseThrow().getClass()))
                .doesNotContainNull()
                .contains(records(AgentFrame.class, AgentFrame.Durable.class));
    }

    private static Class<?>[] records(Class<?> all, Class<?> durable) {
        return Stream.of(all, durable)
                .flatMap(kind -> Stream.<Class<?>>of(kind.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .toArray(Class<?>[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"pong\"",
                "{\"type\":\"unknown\"}",
                "{\"type\":\"pong\",\"more\":1}",
                "{\"type\":\"pong\"}{\"type\":\"pong\"}",
                "{\"type\":\"message\",\"id\":\"client-0001\"}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":null}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":1}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":{\"$ne\":1}}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":[\"a\"]}",
                "{\"type\":\"message\",\"id\":1,\"text\":\"a\"}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":\"a\",\"text\":\"b\"}",
                "{\"type\":\"message\",\"id\":\"client-0001\",\"text\":\"a\",\"answers\":[]}",
                "{\"type\":\"leave\",\"id\":\"client-0001\",\"text\":\"a\",\"answers\":{\"name\":{\"a\":1}}}",
                "{\"type\":\"profile\",\"id\":\"client-0001\",\"answers\":{\"name\":1}}",
                "{\"type\":\"read\",\"number\":\"1\"}",
                "{\"type\":\"read\",\"number\":1.5}",
                "{\"type\":\"read\",\"number\":99999999999}",
                "{\"type\":\"read\",\"number\":true}",
                "{\"type\":\"read\"}",
                "{\"type\":[\"read\"],\"number\":1}",
                "{\"type\":\"page\",\"page\":{\"url\":\"u\"}}",
                "{\"type\":\"page\",\"page\":{\"url\":{\"url\":{\"url\":{\"url\":{\"url\":{\"url\":{\"url\":{\"url\":{}}}}}}}}}}"
            })
    void whatIsNotExactlyAFrameIsNone(String text) {
        assertThat(frames.visitor(text)).isEmpty();
        assertThat(frames.agent(text)).isEmpty();
    }

    private Stream<String> samples(String side) {
        try {
            JsonNode all = json.readTree(
                    PROTOCOL.resolve("samples/" + side + "-frames.json").toFile());
            return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                    .map(i -> all.get(i).toString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode tree(ServerFrame frame) {
        try {
            return json.readTree(frames.write(frame));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void same(Path file, String text) throws Exception {
        if (Boolean.getBoolean("causerie.generate")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s: run ./causerie generate", file)
                .isEqualTo(text);
    }
}
