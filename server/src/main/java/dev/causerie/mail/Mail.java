package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.Letter;
import dev.causerie.post.Lines;
import java.util.ArrayList;
import java.util.List;

/// One mail, ready but for how it is sent. Whatever is put in, nothing of it can become a header of its own.
///
/// @param to an address; what is none is kept, and shown as failed
/// @param toName or empty
/// @param html or null
/// @param messageId made by [SqlMails#freshName]
/// @param inReplyTo the name of the mail that it answers, or empty
/// @param references those before it, the oldest first
/// @param kind the [Template] it was made from
/// @param about the id, as text, of what it is about, or empty
public record Mail(
        AccountId account,
        String to,
        String toName,
        String subject,
        String text,
        String html,
        String messageId,
        String inReplyTo,
        List<String> references,
        String kind,
        String about) {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_REFERENCES = 20;

    public Mail {
        if (!Letter.NAME.matcher(messageId).matches()) {
            throw new IllegalArgumentException("A mail cannot be named so");
        }
        to = Lines.one(to, LONGEST_ADDRESS);
        toName = Lines.one(toName, LONGEST_LINE);
        subject = Lines.one(subject, LONGEST_LINE);
        text = text.replace("\0", "");
        html = html == null ? null : html.replace("\0", "");
        inReplyTo = Letter.NAME.matcher(inReplyTo).matches() ? inReplyTo : "";
        references = fewest(references);
    }

    /// Of a long thread, its beginning and its end.
    private static List<String> fewest(List<String> all) {
        List<String> names = new ArrayList<>(
                all.stream().filter(name -> Letter.NAME.matcher(name).matches()).toList());
        while (names.size() > MOST_REFERENCES) {
            names.remove(1);
        }
        return List.copyOf(names);
    }
}
