package dev.causerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.causerie.TestAgent;
import dev.causerie.TestPorts;
import dev.causerie.sql.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What was left is told by mail, to the team and to whoever left it.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NoticeIT extends MailedInbox {
    NoticeIT(TestDatabase kind) {
        super(kind);
    }

    /// The mails so far, each as whom it is for and its subject.
    private List<String> told() {
        return Arrays.stream(post.getReceivedMessages())
                .map(mail -> {
                    try {
                        return ((InternetAddress) mail.getAllRecipients()[0]).getAddress() + " " + mail.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sorted()
                .toList();
    }

    @Test
    void whatIsLeftIsToldOnceToTheTeamAndToTheVisitorThoughTheServerIsKilledBetween() throws Exception {
        int port = TestPorts.free();
        tells(true, true, "\"boss@acme.example\", \"BOSS@acme.example\"");
        mailGoesBy(port);
        String text = word() + " <b>where</b> is it?";
        String entry = leave(text).entry();
        dies();
        post.stop();
        post = post(port);
        server.start();
        // What was tried before its end would wait for a minute.
        call("POST", "/api/mail/queue/retry", null);
        sent(5);
        until("/api/mail/queue", queue -> queue.path("waiting").asInt() == 0);
        dies();
        server.start();
        until("/api/mail/queue", queue -> queue.path("waiting").asInt() == 0);
        assertThat(told())
                .containsExactly(
                        "admin@demo.example Nouveau message de Zoé",
                        "anna@demo.example Nouveau message de Zoé",
                        "boss@acme.example Nouveau message de Zoé",
                        "louis@demo.example Nouveau message de Zoé",
                        "zoe@mail.example We have your message");
        for (MimeMessage mail : post.getReceivedMessages()) {
            String words = GreenMailUtil.getBody(mail).replace("=\r\n", "");
            assertThat(mail.getHeader("Auto-Submitted", "")).isEqualTo("auto-generated");
            assertThat(words).contains("<b>where", "&lt;b&gt;where");
            assertThat(words.contains(server.origin() + "/inbox/" + entry))
                    .isNotEqualTo(mail.getSubject().startsWith("We"));
        }
        String ours = Arrays.stream(post.getReceivedMessages())
                .filter(mail -> header(mail, "Subject").startsWith("We"))
                .map(mail -> header(mail, "Message-ID"))
                .findFirst()
                .orElseThrow();
        // The mailbox has moved with its server.
        mailGoesBy(port);
        comes("zoe@mail.example", "In-Reply-To: " + ours + "\r\n", "One more thing");
        assertThat(page(entry, page -> page.path("events").size() == 1)
                        .at("/events/0/text")
                        .asText())
                .isEqualTo("One more thing");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodysMailboxIsFilledByTypingTheirAddress() throws Exception {
        tells(true, false, "");
        mailGoesBy(post.getSmtp().getPort());
        for (int n = 0; n < 8; n++) {
            leave(word(), n % 2 == 0 ? "victim@mail.example" : "VICTIM@mail.example");
        }
        leave(word(), "other@mail.example");
        // They are told in the order of coming.
        sent(4);
        assertThat(told().stream().map(told -> told.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(
                        "other@mail.example we have your message",
                        "victim@mail.example we have your message",
                        "victim@mail.example we have your message",
                        "victim@mail.example we have your message");
    }

    @Test
    void whomToTellIsForAdministratorsAndCheckedFieldByField() throws Exception {
        int version = call("GET", "/api/notice", null).path("version").asInt();
        String body = "{\"base\":%d,\"confirm\":true,\"members\":false,\"addresses\":[%s],\"language\":\"%s\"}";
        JsonNode wrong =
                call("PUT", "/api/notice", body.formatted(version, "\"a@b.example\",\"no address\",\"x@\"", "de"));
        assertThat(wrong.path("fields"))
                .isEqualTo(JSON.readTree(
                        "{\"addresses.1\":\"invalid\",\"addresses.2\":\"invalid\",\"language\":\"unknown\"}"));
        String many =
                IntStream.range(0, 21).mapToObj(n -> "\"a" + n + "@b.example\"").collect(Collectors.joining(","));
        assertThat(call("PUT", "/api/notice", body.formatted(version, many, "en"))
                        .at("/fields/addresses")
                        .asText())
                .isEqualTo("too_many");
        assertThat(call("PUT", "/api/notice", body.formatted(version - 1, "", "en"))
                        .path("code")
                        .asText())
                .isEqualTo("outdated");
        assertThat(call("PUT", "/api/notice", "{\"base\":" + version + "}")
                        .path("code")
                        .asText())
                .isEqualTo("bad_request");
        JsonNode saved = call("PUT", "/api/notice", body.formatted(version, "\" a@b.example \",\"\"", "en"));
        assertThat(saved.path("addresses").toString()).isEqualTo("[\"a@b.example\"]");
        assertThat(saved.path("version").asInt()).isEqualTo(version + 1);
        HttpResponse<String> agent =
                TestAgent.call(TestAgent.anna(server).request("/api/notice").GET());
        assertThat(agent.statusCode()).isEqualTo(403);
    }
}
