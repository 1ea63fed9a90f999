package dev.causerie.inbox;

import dev.causerie.inbox.EntryEvent.Draft;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Outcome;
import dev.causerie.mail.Arrived;
import dev.causerie.mail.Mailbox;
import dev.causerie.mask.Masks;
import dev.causerie.post.Letter.Writer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mail has come. What answers a mail of ours goes into its entry, once; everything else is left in the mailbox for
/// people: an address proves nothing, but the name of a mail of ours is known only to whoever got it.
public final class TakeReply implements Mailbox.Listener {
    private static final int LONGEST_TEXT = 50_000;
    /// How much longer a text may be looked at, so that nothing to be masked is cut in two first.
    private static final int LONGEST_MASKED = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(TakeReply.class);

    private final Entries entries;
    private final Masks masks;

    public TakeReply(Entries entries, Masks masks) {
        this.entries = entries;
        this.masks = masks;
    }

    @Override
    public void arrived(Arrived mail) {
        List<String> names = new ArrayList<>(mail.references());
        names.add(mail.inReplyTo());
        entries.ofMail(mail.account(), names)
                .ifPresentOrElse(
                        entry -> take(entry, mail),
                        () -> LOG.info("A mail that answers none of ours stays in the mailbox"));
    }

    private void take(Entry entry, Arrived mail) {
        masks.open(mail.account());
        String clientId = "mail:" + mail.messageId();
        entries.change(new Entries.Change(
                null, entry.id(), clientId, newest -> Outcome.done(happened(newest, clientId, mail))));
    }

    private List<Draft> happened(Entry entry, String clientId, Arrived mail) {
        if (mail.writer() == Writer.BOUNCE) {
            return entry.returned(clientId, kept(entry, mail.said()));
        }
        return entry.reply(
                clientId,
                new What.Reply(
                        kept(entry, mail.text()),
                        kept(entry, mail.said()),
                        mail.from(),
                        kept(entry, mail.subject()),
                        mail.messageId(),
                        mail.attachments(),
                        mail.writer() == Writer.MACHINE));
    }

    private String kept(Entry entry, String text) {
        Actor writer = new Actor.Visitor(entry.left().account(), entry.left().visitor());
        return cut(masks.of(writer, text.substring(0, Math.min(text.length(), LONGEST_TEXT + LONGEST_MASKED))));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
