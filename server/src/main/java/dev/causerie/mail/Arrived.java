package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.Letter;
import java.util.List;

/// A mail that came for an account. Everything in it was written by a stranger, and who it is from proves nothing.
///
/// @param inReplyTo the name of the mail that it answers or, of a bounce, that came back; or empty
/// @param references the names of those before it, the oldest first
/// @param text all that was written, in plain text
/// @param said what of it is new: without what is quoted at its end and without a signature
/// @param html as it was sent, or null; it must never become markup anywhere
/// @param writer whoever is no person gets no answer from a machine
/// @param cut whether it was too long, and its end is missing
/// @param attachments their names; what was in them is not kept
/// @param time when it came, in milliseconds since 1970 UTC
public record Arrived(
        AccountId account,
        String messageId,
        String inReplyTo,
        List<String> references,
        String from,
        String fromName,
        String subject,
        String text,
        String said,
        String html,
        Letter.Writer writer,
        boolean cut,
        List<String> attachments,
        long time) {
    static Arrived at(AccountId account, Letter letter) {
        return new Arrived(
                account,
                letter.messageId(),
                letter.inReplyTo(),
                letter.references(),
                letter.from(),
                letter.fromName(),
                letter.subject(),
                letter.text(),
                letter.said(),
                letter.html(),
                letter.writer(),
                letter.cut(),
                letter.attachments(),
                letter.time());
    }
}
