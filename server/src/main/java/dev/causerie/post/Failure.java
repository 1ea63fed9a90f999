package dev.causerie.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// Why a mail was not sent, or a mailbox not read.
///
/// @param said what the other server answered, or empty
/// @param lasting whether the next try would end in the same way
public record Failure(Reason reason, String said, boolean lasting) {
    private static final int LONGEST = 300;
    private static final int PASSWORD_WANTED = 530;
    private static final int FIRST_LASTING = 500;
    private static final int DEEPEST = 20;

    public enum Reason {
        /// The server's name has no address.
        NAME_UNKNOWN,
        /// Nothing takes the call there.
        REFUSED,
        NO_ANSWER,
        /// No encrypted line came about.
        TLS,
        /// User or password are wrong, or missing.
        PASSWORD,
        /// It does not take mails from us, by the address they come from.
        SENDER,
        /// It does not know who the mail is for.
        RECIPIENT,
        /// What stands there as recipient is no address.
        ADDRESS,
        /// The address has letters that it does not understand.
        NO_UTF8,
        /// It did not take the mail itself.
        CONTENT,
        /// There is no folder by that name.
        FOLDER,
        /// It was taken, and came back.
        BOUNCED,
        /// The line broke, or what was answered made no sense.
        BROKEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @return or [#BROKEN] for a word that names none
        public static Reason of(String word) {
            for (Reason reason : values()) {
                if (reason.word().equals(word)) {
                    return reason;
                }
            }
            return BROKEN;
        }
    }

    public Failure {
        said = Lines.one(said, LONGEST);
    }

    static Failure passing(Reason reason) {
        return new Failure(reason, "", false);
    }

    /// Whether it lies at the line to the server, not at this one mail.
    public boolean ofTheLine() {
        return switch (reason) {
            case NAME_UNKNOWN, REFUSED, NO_ANSWER, TLS, PASSWORD, FOLDER, BROKEN -> true;
            case SENDER, RECIPIENT, ADDRESS, NO_UTF8, CONTENT, BOUNCED -> false;
        };
    }

    /// Only what a server answered in the form of its protocol is told on, so that nobody reads anything else that
    /// listens somewhere with our help.
    static Failure of(Exception e) {
        Throwable at = e;
        for (int deep = 0; at != null && deep < DEEPEST; deep++) {
            Failure known = known(at);
            if (known != null) {
                return known;
            }
            at = at.getCause();
        }
        String message = String.valueOf(e.getMessage());
        return passing(message.contains("STARTTLS") ? Reason.TLS : Reason.BROKEN);
    }

    private static Failure known(Throwable e) {
        return switch (e) {
            case AuthenticationFailedException refused ->
                new Failure(Reason.PASSWORD, String.valueOf(refused.getMessage()), false);
            case SMTPAddressFailedException refused ->
                answered(Reason.RECIPIENT, refused.getReturnCode(), refused.getMessage());
            case SMTPSenderFailedException refused -> sender(refused.getReturnCode(), refused.getMessage());
            case SMTPSendFailedException refused ->
                refused(String.valueOf(refused.getCommand()), refused.getReturnCode(), refused.getMessage());
            case FolderNotFoundException _ -> passing(Reason.FOLDER);
            case UnknownHostException _ -> passing(Reason.NAME_UNKNOWN);
            case SSLException _ -> passing(Reason.TLS);
            case CertificateException _ -> passing(Reason.TLS);
            case SocketTimeoutException _ -> passing(Reason.NO_ANSWER);
            case ConnectException _ -> passing(Reason.REFUSED);
            case NoRouteToHostException _ -> passing(Reason.REFUSED);
            default -> null;
        };
    }

    private static Failure refused(String command, int code, String said) {
        if (command.startsWith("MAIL")) {
            return sender(code, said);
        }
        return answered(command.startsWith("RCPT") ? Reason.RECIPIENT : Reason.CONTENT, code, said);
    }

    private static Failure sender(int code, String said) {
        return code == PASSWORD_WANTED
                ? new Failure(Reason.PASSWORD, said, false)
                : answered(Reason.SENDER, code, said);
    }

    private static Failure answered(Reason reason, int code, String said) {
        return new Failure(code > 0 ? reason : Reason.BROKEN, String.valueOf(said), code >= FIRST_LASTING);
    }
}
