package dev.causerie.post;

import java.util.List;
import java.util.regex.Pattern;

/// A mail that came. Everything in it was written by a stranger.
///
/// @param messageId its own name, or one that we made for it
/// @param inReplyTo the name of the mail that it answers or, of a bounce, that came back; or empty
/// @param references the names of those before it, the oldest first
/// @param from an address, or what stood in its place; it proves nothing
/// @param fromName or empty
/// @param text all that was written, in plain text
/// @param said what of it is new: without what is quoted at its end and without a signature
/// @param html as it was sent, or null; it must never become markup anywhere
/// @param cut whether it was too long, and its end is missing
/// @param attachments their names only
/// @param time when it came, in milliseconds since 1970 UTC
public record Letter(
        String messageId,
        String inReplyTo,
        List<String> references,
        String from,
        String fromName,
        String subject,
        String text,
        String said,
        String html,
        Writer writer,
        boolean cut,
        List<String> attachments,
        long time) {
    /// Angle brackets around signs of ASCII, with nothing that could end a header.
    public static final Pattern NAME = Pattern.compile("<[!-;=?-~]{3,400}>");

    /// Who is behind it.
    public enum Writer {
        PERSON,
        /// A machine that answers by itself, or writes to many.
        MACHINE,
        /// A mail of ours that could not be delivered.
        BOUNCE
    }

    public Letter {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }
}
