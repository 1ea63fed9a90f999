package dev.causerie.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.post.MailServer.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that answer without end. What well-behaved ones do is tried where mailboxes are read.
@Timeout(60)
class ImapTest {
    private interface Answers {
        void write(OutputStream out) throws IOException;
    }

    private static Failure lookAt(Answers answers) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket line = server.accept()) {
                    answers.write(line.getOutputStream());
                    line.getInputStream().readAllBytes();
                } catch (IOException closed) {
                    // as it should be
                }
            });
            MailServer hostile = new MailServer("127.0.0.1", server.getLocalPort(), Tls.NONE, "shop", "secret");
            return new Imap(Imap.LONGEST).read(hostile, "INBOX", Imap.Mark.NONE, 0, null);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsAnnouncedAsHugeIsNotWaitedFor() throws Exception {
        for (String length : new String[] {"700000000", "2147483647", "20000000"}) {
            assertThat(lookAt(out -> out.write(bytes("* OK {" + length + "}\r\n"))))
                    .as(length)
                    .isEqualTo(Failure.passing(Failure.Reason.BROKEN));
        }
    }

    @Test
    void aLineThatDoesNotEndIsNotReadOn() throws Exception {
        assertThat(lookAt(out -> {
                    out.write(bytes("* OK "));
                    for (byte[] more = new byte[100_000]; ; ) {
                        out.write(more);
                    }
                }))
                .isEqualTo(Failure.passing(Failure.Reason.BROKEN));
    }

    @Test
    void answersThatDoNotEndAreNotKept() throws Exception {
        assertThat(lookAt(out -> {
                    for (byte[] more = bytes("* OK " + "x".repeat(50_000) + "\r\n"); ; ) {
                        out.write(more);
                    }
                }))
                .isEqualTo(Failure.passing(Failure.Reason.BROKEN));
    }
}
