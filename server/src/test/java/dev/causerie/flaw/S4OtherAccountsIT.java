package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.file.TestPictures;
import dev.causerie.identity.TestTokens;
import dev.causerie.sql.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// S4: an id of another account's thing is worth as much as one that was made up, in each place where an id can stand.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class S4OtherAccountsIT {
    private static final String MADE_UP = "6xkaekp2jjlr";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestDatabase kind;

    S4OtherAccountsIT(TestDatabase kind) {
        this.kind = kind;
    }

    private static String id() {
        return "account-%05d".formatted(NUMBER.incrementAndGet());
    }

    /// Everything of theirs that has an id.
    private record Theirs(
            String widget,
            String key,
            String department,
            String ban,
            String picture,
            String agent,
            String visitor,
            String token,
            String chat,
            String entry,
            String secret) {}

    private static TestSocket visitor(TestServer server, String key, String more) {
        TestSocket socket = TestSocket.open(server.socket("/live/visitor"), "Origin", "https://shop.example");
        socket.send(TestSocket.hello(more).replace(TestServer.KEY, key));
        socket.await("welcome");
        return socket;
    }

    private static String text(TestAgent agent, String method, String path, String body, String field) {
        TestAnswer answer = TestAnswer.to(agent, method, path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isIn(200, 201);
        return answer.body().at(field).asText();
    }

    private static Theirs theirs(TestServer server, TestAgent boss) {
        TestAnswer widget = TestAnswer.to(boss, "POST", "/api/widgets", "{\"name\":\"Theirs\"}");
        String key = widget.body().path("key").asText();
        String department = text(boss, "POST", "/api/departments", "{\"name\":\"Their team\"}", "/id");
        String ban = text(boss, "POST", "/api/bans", "{\"network\":\"198.51.100.0/24\"}", "/bans/0/id");
        var painted = TestAgent.call(boss.request("/api/pictures?use=avatar")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(TestPictures.png(20, 20))));
        String picture = painted.body().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        String agent = text(boss, "GET", "/api/session", null, "/agent/id");
        String secret = text(boss, "POST", "/api/identity/secret", "{\"base\":0,\"overlap\":0}", "/secret");
        try (TestSocket _ = boss.desk();
                TestSocket visitor = visitor(server, key, "")) {
            JsonNode welcome = visitor.await("welcome");
            visitor.send(
                    "{\"type\":\"leave\",\"id\":\"%s\",\"answers\":{\"email\":\"zoe@mail.example\"},\"text\":\"Left with them\"}"
                            .formatted(id()));
            visitor.await("left");
            visitor.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Said to them\"}".formatted(id()));
            String chat = visitor.awaitEvent("message").path("chat").asText();
            String entry = text(boss, "GET", "/api/inbox", null, "/entries/0/id");
            return new Theirs(
                    widget.body().path("id").asText(),
                    key,
                    department,
                    ban,
                    picture,
                    agent,
                    welcome.path("visitor").asText(),
                    welcome.path("token").asText(),
                    chat,
                    entry,
                    secret);
        }
    }

    private static void asIfMadeUp(TestAgent agent, String call, String body, String id) {
        String[] words = call.split(" ");
        TestAnswer foreign =
                TestAnswer.to(agent, words[0], words[1].formatted(id), body == null ? null : body.replace("%s", id));
        TestAnswer unknown = TestAnswer.to(
                agent, words[0], words[1].formatted(MADE_UP), body == null ? null : body.replace("%s", MADE_UP));
        assertThat(foreign).as(call).isEqualTo(unknown);
        assertThat(foreign.status()).as("%s %s", call, foreign.body()).isIn(200, 204, 404, 409, 422);
        assertThat(foreign.body().toString()).as(call).doesNotContain("Theirs", "Their team", "them", "zoe@");
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        try (TwoAccounts two = TwoAccounts.start(kind, java.util.Map.of())) {
            TestServer server = two.server();
            TestAgent boss = two.boss();
            Theirs theirs = theirs(server, boss);
            TestAgent camille = TestAgent.camille(server);
            calls(camille, theirs);
            references(camille, theirs);
            frames(server, camille, theirs);
            visitors(server, theirs);
            unharmed(boss, theirs);
        }
    }

    private static void calls(TestAgent camille, Theirs theirs) {
        String own = TestAnswer.to(camille, "GET", "/api/widgets", null)
                .body()
                .at("/widgets/0/id")
                .asText();
        JsonNode look = TestAnswer.to(camille, "GET", "/api/widgets/" + own + "/look", null)
                .body()
                .path("look");
        String made = "{\"base\":1,\"look\":" + look + "}";
        String gate = "{\"base\":0,\"countriesOn\":true,\"countries\":[\"FR\"],\"domainsOn\":false,\"domains\":[]}";
        for (String[] call : new String[][] {
            {"PATCH /api/widgets/%s", "{\"name\":\"Mine\"}"},
            {"POST /api/widgets/%s/key", null},
            {"GET /api/widgets/%s/look", null},
            {"PUT /api/widgets/%s/draft", made},
            {"DELETE /api/widgets/%s/draft", null},
            {"GET /api/widgets/%s/versions", null},
            {"GET /api/widgets/%s/versions/1", null},
            {"POST /api/widgets/%s/versions", made},
            {"GET /api/widgets/%s/sightings", null},
            {"POST /api/widgets/%s/checks", "{\"address\":\"https://shop.example\"}"},
            {"GET /api/widgets/%s/gate", null},
            {"PUT /api/widgets/%s/gate", gate},
        }) {
            asIfMadeUp(camille, call[0], call[1], theirs.widget);
        }
        asIfMadeUp(camille, "PUT /api/departments/%s", "{\"base\":1,\"name\":\"Mine\"}", theirs.department);
        asIfMadeUp(camille, "DELETE /api/departments/%s", null, theirs.department);
        asIfMadeUp(camille, "DELETE /api/bans/%s", null, theirs.ban);
        asIfMadeUp(camille, "POST /api/bans/lift", "{\"ids\":[\"%s\"]}", theirs.ban);
        asIfMadeUp(camille, "POST /api/bans", "{\"visitor\":\"%s\"}", theirs.visitor);
        asIfMadeUp(camille, "GET /api/bans?before=%s", null, theirs.ban);
        asIfMadeUp(camille, "GET /api/inbox/%s", null, theirs.entry);
        asIfMadeUp(camille, "PATCH /api/inbox/%s", "{\"base\":1,\"state\":\"spam\"}", theirs.entry);
        asIfMadeUp(camille, "PUT /api/inbox/%s/read", null, theirs.entry);
        asIfMadeUp(camille, "POST /api/inbox/%s/notes", "{\"id\":\"account-note\",\"text\":\"x\"}", theirs.entry);
        asIfMadeUp(
                camille,
                "POST /api/inbox/%s/answers",
                "{\"id\":\"account-mail\",\"base\":1,\"text\":\"x\"}",
                theirs.entry);
    }

    /// Where one of ours would name one of theirs.
    private static void references(TestAgent camille, Theirs theirs) {
        String own = text(camille, "GET", "/api/widgets", null, "/widgets/0/id");
        asIfMadeUp(camille, "POST /api/departments", "{\"name\":\"With them\",\"members\":[\"%s\"]}", theirs.agent);
        String avatar = "{\"name\":\"Camille\",\"title\":\"\",\"avatar\":\"%s\"}".formatted(theirs.picture);
        assertThat(TestAnswer.to(camille, "PUT", "/api/profile", avatar).fault("avatar"))
                .isEqualTo("422 unknown");
        TestAnswer look = TestAnswer.to(camille, "GET", "/api/widgets/" + own + "/look", null);
        ObjectNode changed = (ObjectNode) look.body().path("look");
        ((ObjectNode) changed.path("badge")).put("image", theirs.picture);
        assertThat(TestAnswer.to(
                                camille,
                                "POST",
                                "/api/widgets/" + own + "/versions",
                                "{\"base\":%d,\"look\":%s}"
                                        .formatted(look.body().path("version").asInt(), changed))
                        .fault("badge.image"))
                .isEqualTo("422 unknown");
        String entry = text(camille, "GET", "/api/inbox", null, "/entries/0/id");
        int base = TestAnswer.to(camille, "GET", "/api/inbox/" + entry, null)
                .body()
                .at("/entry/version")
                .asInt();
        String patch = "PATCH /api/inbox/" + entry;
        asIfMadeUp(camille, patch, "{\"base\":" + base + ",\"assignee\":\"%s\"}", theirs.agent);
        asIfMadeUp(camille, patch, "{\"base\":" + base + ",\"department\":\"%s\"}", theirs.department);
        asIfMadeUp(camille, "GET /api/inbox/" + entry + "/chats/%s", null, theirs.chat);
        asIfMadeUp(camille, "GET /api/inbox?department=%s", null, theirs.department);
        asIfMadeUp(camille, "GET /api/inbox?assignee=%s", null, theirs.agent);
    }

    private static JsonNode answer(TestSocket socket, String frame) {
        String id = id();
        socket.send(frame.replaceFirst("\\{", "{\"id\":\"" + id + "\","));
        return socket.answers(Set.of(id)).get(id);
    }

    private static void frames(TestServer server, TestAgent camille, Theirs theirs) {
        try (TestSocket desk = camille.desk();
                TestSocket ours = TestSocket.visitor(server)) {
            ours.send("{\"type\":\"message\",\"id\":\"%s\",\"text\":\"Hello\"}".formatted(id()));
            String chat = ours.awaitEvent("message").path("chat").asText();
            desk.send("{\"type\":\"serve\",\"id\":\"%s\",\"chat\":\"%s\"}".formatted(id(), chat));
            desk.awaitEvent("joined");
            for (String frame : List.of(
                    "{\"type\":\"serve\",\"chat\":\"%s\"}",
                    "{\"type\":\"message\",\"chat\":\"%s\",\"text\":\"x\"}",
                    "{\"type\":\"note\",\"chat\":\"%s\",\"text\":\"x\"}",
                    "{\"type\":\"request_rating\",\"chat\":\"%s\"}",
                    "{\"type\":\"transfer\",\"chat\":\"%s\",\"department\":\"d\"}",
                    "{\"type\":\"leave\",\"chat\":\"%s\"}",
                    "{\"type\":\"end\",\"chat\":\"%s\"}")) {
                String foreign = answer(desk, frame.formatted(theirs.chat))
                        .path("reason")
                        .asText();
                String unknown =
                        answer(desk, frame.formatted(MADE_UP)).path("reason").asText();
                assertThat(foreign).as(frame).isEqualTo(unknown).isNotEmpty();
            }
            String transfer = "{\"type\":\"transfer\",\"chat\":\"" + chat + "\",\"%s\":\"%s\"}";
            for (String[] to : new String[][] {{"agent", theirs.agent}, {"department", theirs.department}}) {
                assertThat(answer(desk, transfer.formatted(to[0], to[1]))
                                .path("type")
                                .asText())
                        .as(to[0])
                        .isEqualTo("refused");
            }
            for (String frame : List.of(
                    "{\"type\":\"watch\",\"chat\":\"%s\"}",
                    "{\"type\":\"unwatch\",\"chat\":\"%s\"}",
                    "{\"type\":\"read\",\"chat\":\"%s\",\"number\":1}",
                    "{\"type\":\"typing\",\"chat\":\"%s\",\"on\":true}",
                    "{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}")) {
                desk.send(frame.formatted(theirs.chat));
            }
            answer(desk, "{\"type\":\"note\",\"chat\":\"" + chat + "\",\"text\":\"after all\"}");
            assertThat(desk.received().toString()).doesNotContain("Said to them", theirs.chat, "Their team");
        }
    }

    private static void visitors(TestServer server, Theirs theirs) {
        String token = ",\"token\":\"" + theirs.token + "\",\"chat\":\"" + theirs.chat + "\",\"after\":0";
        try (TestSocket crossing = visitor(server, TestServer.KEY, token);
                TestSocket claiming =
                        visitor(server, TestServer.KEY, ",\"jwt\":\"" + TestTokens.of(theirs.secret, "zoe") + "\"")) {
            assertThat(crossing.await("welcome").path("visitor").asText()).isNotEqualTo(theirs.visitor);
            assertThat(claiming.await("welcome").at("/identity/refused").asText())
                    .isNotEmpty();
            crossing.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(theirs.chat));
            crossing.send("{\"type\":\"departments\"}");
            assertThat(crossing.await("departments").toString()).doesNotContain(theirs.department);
            assertThat(answer(crossing, "{\"type\":\"rate\",\"chat\":\"" + theirs.chat + "\",\"rating\":\"bad\"}")
                            .path("reason")
                            .asText())
                    .isEqualTo("not_found");
            assertThat(crossing.received().toString()).doesNotContain("Said to them");
        }
    }

    private static void unharmed(TestAgent boss, Theirs theirs) {
        JsonNode widget =
                TestAnswer.to(boss, "GET", "/api/widgets", null).body().at("/widgets/0");
        assertThat(widget.path("name").asText()).isEqualTo("Theirs");
        assertThat(widget.path("key").asText()).isEqualTo(theirs.key);
        assertThat(text(boss, "GET", "/api/departments", null, "/departments/0/name"))
                .isEqualTo("Their team");
        assertThat(text(boss, "GET", "/api/bans", null, "/bans/0/id")).isEqualTo(theirs.ban);
        assertThat(text(boss, "GET", "/api/inbox/" + theirs.entry, null, "/entry/state"))
                .isEqualTo("new");
        assertThat(text(boss, "GET", "/api/inbox/" + theirs.entry, null, "/entry/unread"))
                .isEqualTo("true");
        try (TestSocket desk = boss.desk()) {
            desk.send("{\"type\":\"resume\",\"chat\":\"%s\",\"after\":0}".formatted(theirs.chat));
            assertThat(desk.await("events").path("events").findValuesAsText("kind"))
                    .containsExactly("started", "message");
        }
    }
}
