package dev.causerie.post;

import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/// IMAP with a server that may mean harm. The library makes room for whatever an answer announces, and keeps all
/// answers to a command until its end; here the line breaks where that gets too much.
final class BoundedImap extends IMAPProtocol {
    /// More than a piece of a mail, and more than a mail that is given whole where a piece was asked for.
    private static final int MOST_BYTES = Mime.MOST_BYTES + (2 << 20);
    /// For a hundred thousand mails, each of which is an answer of its own when all are asked for.
    private static final int MOST_TOGETHER = 32 << 20;
    private static final int SHORT = 128;
    /// What an answer takes besides its bytes.
    private static final int AROUND = 128;

    /// Without a value of its own: answers are read before this object is made.
    private int together;

    BoundedImap(String host, int port, Properties properties, boolean tls, MailLogger logger)
            throws IOException, ProtocolException {
        super("imap", host, port, properties, tls, logger);
    }

    @Override
    public synchronized Response[] command(String command, Argument arguments) {
        together = 0;
        return super.command(command, arguments);
    }

    /// What makes no sense throws all kinds of things too.
    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            return super.readResponse();
        } catch (RuntimeException hostile) {
            throw new IOException(hostile);
        }
    }

    @Override
    protected ByteArray getResponseBuffer() {
        ByteArray given = super.getResponseBuffer();
        return new Room(given == null ? new byte[SHORT] : given.getBytes());
    }

    /// The room for one answer.
    private final class Room extends ByteArray {
        Room(byte[] bytes) {
            super(bytes, 0, bytes.length);
            take(bytes.length + AROUND);
        }

        @Override
        public void grow(int more) {
            if (more < 0 || more > MOST_BYTES - getBytes().length) {
                throw new IllegalStateException("An answer is too long");
            }
            take(more);
            super.grow(more);
        }

        private void take(int bytes) {
            together += bytes;
            if (together > MOST_TOGETHER) {
                throw new IllegalStateException("There is too much of an answer");
            }
        }
    }
}
