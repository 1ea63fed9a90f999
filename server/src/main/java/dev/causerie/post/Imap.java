package dev.causerie.post;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a mailbox, and leaves it as it is: nothing is marked, moved or deleted, so that people may read it
/// besides.
public final class Imap {
    static {
        Mime.beLenient();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Imap.class);
    public static final Duration LONGEST = Duration.ofSeconds(50);
    private static final long ENOUGH_NANOS = Duration.ofSeconds(25).toNanos();
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    private static final String CHUNK_BYTES = "1048576";
    private static final long DAYS_APART_MILLIS = Duration.ofDays(2).toMillis();

    private final Duration longest;

    /// @param longest that a look may take, and no more than [#LONGEST]; on a virtual thread only
    public Imap(Duration longest) {
        this.longest = longest;
    }

    /// How far a folder was read.
    ///
    /// @param validity changes when the server counts anew
    /// @param uid the last one that was read; below zero while what was counted anew is not read to its end
    public record Mark(long validity, long uid) {
        /// It was never read.
        public static final Mark NONE = new Mark(0, 0);

        private static Mark of(long validity, long uid, boolean anew) {
            return new Mark(validity, anew ? -uid : uid);
        }

        private boolean isAnew(long now) {
            return validity != now || uid < 0;
        }

        private long last(long now) {
            return validity == now ? Math.abs(uid) : 0;
        }
    }

    /// Takes what is read.
    public interface Taker {
        /// Everything up to the mark is done, also when there was nothing to take.
        void upTo(Mark mark);

        void take(Letter letter);
    }

    /// Reads what came after the mark, for half a minute at most. The first time, nothing: only what comes from
    /// then on is for us. Where the server counts anew, what came since the given time is read, some of it a
    /// second time.
    ///
    /// @return why it was not read to its end, or null
    public Failure read(MailServer server, String folder, Mark from, long since, Taker taker) {
        Patience patience = Patience.of(longest);
        try (patience;
                IMAPStore store = store(server)) {
            IMAPFolder open = (IMAPFolder) store.getFolder(folder);
            open.open(Folder.READ_ONLY);
            read(open, from, since, taker);
            return null;
        } catch (MessagingException e) {
            return patience.failure(e);
        }
    }

    private static IMAPStore store(MailServer server) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.imap.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.imap.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.imap.fetchsize", CHUNK_BYTES);
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        switch (server.tls()) {
            case NONE -> properties.setProperty("mail.imap.starttls.enable", "false");
            case STARTTLS -> {
                properties.setProperty("mail.imap.starttls.enable", "true");
                properties.setProperty("mail.imap.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.imap.ssl.enable", "true");
        }
        IMAPStore store = new IMAPStore(Session.getInstance(properties), null) {
            @Override
            protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
                return new BoundedImap(host, port, properties, isSSL, logger);
            }
        };
        store.connect(server.address(), server.port(), server.user(), server.password());
        return store;
    }

    private static void read(IMAPFolder folder, Mark from, long since, Taker taker) throws MessagingException {
        long validity = folder.getUIDValidity();
        if (from.equals(Mark.NONE)) {
            taker.upTo(new Mark(validity, last(folder)));
            return;
        }
        boolean anew = from.isAnew(validity);
        long last = from.last(validity);
        long end = System.nanoTime() + ENOUGH_NANOS;
        for (Message message : after(folder, last, anew ? since : 0)) {
            Letter letter = letter((IMAPMessage) message, anew ? since : 0);
            if (letter != null) {
                taker.take(letter);
            }
            last = folder.getUID(message);
            taker.upTo(Mark.of(validity, last, anew));
            if (System.nanoTime() > end) {
                return;
            }
        }
        if (anew) {
            taker.upTo(new Mark(validity, Math.max(last, last(folder))));
        }
    }

    /// @return or null for one that came before, and for one that cannot be had, though the line is well: it must not
    /// keep us from those behind it
    private static Letter letter(IMAPMessage message, long since) throws MessagingException {
        try {
            Date came = message.getReceivedDate();
            if (came != null && came.getTime() < since) {
                return null;
            }
            try (InputStream in = message.getMimeStream()) {
                long time = came == null ? System.currentTimeMillis() : came.getTime();
                return Mime.read(in.readNBytes(Mime.MOST_BYTES), time);
            }
        } catch (FolderClosedException | StoreClosedException broken) {
            throw broken;
        } catch (MessagingException | IOException unreadable) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("The line broke", unreadable);
            }
            LOG.warn("A mail cannot be read and is passed over: {}", unreadable.toString());
            return null;
        }
    }

    private static long last(IMAPFolder folder) throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next - 1;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /// A server asked for what follows the last one gives the last one.
    ///
    /// @param since 0, or only what came at about that time or later
    private static List<Message> after(IMAPFolder folder, long uid, long since) throws MessagingException {
        Message[] found = since == 0 ? folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID) : since(folder, since);
        List<Numbered> numbered = Arrays.stream(found)
                .filter(message -> message != null)
                .map(message -> new Numbered(uid(folder, message), message))
                .filter(one -> one.uid > uid)
                .sorted(Comparator.comparingLong(Numbered::uid))
                .toList();
        return numbered.stream().map(Numbered::message).toList();
    }

    /// A server is asked by days, which are its own.
    private static Message[] since(IMAPFolder folder, long since) throws MessagingException {
        Date dayBefore = new Date(since - DAYS_APART_MILLIS);
        Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, dayBefore));
        FetchProfile uids = new FetchProfile();
        uids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, uids);
        return found;
    }

    private record Numbered(long uid, Message message) {}

    private static long uid(IMAPFolder folder, Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException gone) {
            return -1;
        }
    }
}
