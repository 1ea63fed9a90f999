package dev.causerie.post;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/// A mail as it goes out.
///
/// @param replyTo or empty
/// @param html or null
/// @param inReplyTo or empty
/// @param byMachine nobody wrote it, so no machine shall answer
public record Outgoing(
        Party from,
        String replyTo,
        Party to,
        String subject,
        String text,
        String html,
        String messageId,
        String inReplyTo,
        List<String> references,
        boolean byMachine,
        long time) {
    private static final String UTF8 = StandardCharsets.UTF_8.name();

    /// Somebody with an address.
    ///
    /// @param name or empty
    public record Party(String name, MailAddress address) {
        private static final int LONGEST = 200;

        public Party {
            name = Lines.one(name, LONGEST);
        }

        InternetAddress header() throws UnsupportedEncodingException {
            InternetAddress header = new InternetAddress();
            header.setAddress(address.toString());
            if (!name.isEmpty()) {
                header.setPersonal(name, UTF8);
            }
            return header;
        }
    }

    boolean needsUtf8() {
        return to.address.needsUtf8() || from.address.needsUtf8();
    }

    MimeMessage compose(Session session) throws MessagingException {
        MimeMessage message = new Named(session, messageId);
        try {
            message.setFrom(from.header());
            message.setRecipient(RecipientType.TO, to.header());
            MailAddress answers = MailAddress.parse(replyTo).orElse(null);
            if (answers != null) {
                message.setReplyTo(new InternetAddress[] {new Party("", answers).header()});
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        message.setSubject(Lines.one(subject, 250), UTF8);
        message.setSentDate(new Date(time));
        thread(message);
        if (byMachine) {
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        body(message);
        message.saveChanges();
        return message;
    }

    /// Each of them on a line of its own, so that no line gets too long.
    private void thread(MimeMessage message) throws MessagingException {
        if (!inReplyTo.isEmpty()) {
            message.setHeader("In-Reply-To", inReplyTo);
        }
        if (!references.isEmpty()) {
            message.setHeader("References", String.join("\r\n ", references));
        }
    }

    private void body(MimeMessage message) throws MessagingException {
        if (html == null) {
            message.setText(text, UTF8);
            return;
        }
        Multipart both = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF8);
        both.addBodyPart(plain);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF8, "html");
        both.addBodyPart(rich);
        message.setContent(both);
    }

    /// One whose id is ours already: it stays the same however often it is sent.
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
