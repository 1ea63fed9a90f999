package dev.causerie.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Hands mails to a server, one a call.
public final class Smtp {
    static {
        Mime.beLenient();
    }

    /// Longer than any call may take; a mail that is being sent belongs to its sender for so long.
    public static final Duration LONGEST = Duration.ofSeconds(150);

    private static final String CONNECT_MILLIS = "15000";
    /// A server may look at a mail for quite a while before it takes it, and who gives up too early sends it
    /// twice.
    private static final String ANSWER_MILLIS = "60000";

    private final Duration longest;

    /// @param longest that a call may take, and no more than [#LONGEST]
    public Smtp(Duration longest) {
        this.longest = longest;
    }

    /// Blocks. Only on a virtual thread does a server that draws it out come to an end in time.
    ///
    /// @param taken runs as soon as the server has taken the mail, before we take leave
    /// @return why it was not sent, or null when it was
    public Failure send(MailServer server, Outgoing mail, Runnable taken) {
        boolean done = false;
        Session session = Session.getInstance(properties(server, mail));
        Patience patience = Patience.of(longest);
        try (patience;
                SMTPTransport line = new SMTPTransport(session, null)) {
            String user = server.user().isEmpty() ? null : server.user();
            line.connect(server.address(), server.port(), user, user == null ? null : server.password());
            if (mail.needsUtf8() && !line.supportsExtension("SMTPUTF8")) {
                return new Failure(Failure.Reason.NO_UTF8, "", true);
            }
            MimeMessage message = mail.compose(session);
            line.sendMessage(message, message.getAllRecipients());
            done = true;
            taken.run();
            return null;
        } catch (MessagingException e) {
            return done ? null : patience.failure(e);
        }
    }

    private static Properties properties(MailServer server, Outgoing mail) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        properties.setProperty("mail.smtp.from", mail.from().address().toString());
        properties.setProperty("mail.smtp.localhost", mail.from().address().domain());
        properties.setProperty("mail.mime.allowutf8", String.valueOf(mail.needsUtf8()));
        switch (server.tls()) {
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }
}
