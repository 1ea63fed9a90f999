package dev.causerie.inbox;

import dev.causerie.chat.Refusal;
import dev.causerie.inbox.EntryEvent.Draft;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.mail.Mail;
import dev.causerie.visitor.Visitor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The entries of all accounts.
///
/// Promises:
/// - What [#leave] has answered with an id is on disk, once for each visitor and client id. It returns at once; the
///   answer comes on a thread that must not be blocked, before the entry is announced to [Committed].
/// - A change is decided on the entry's newest state, also against other processes, and is stored whole or not at all.
/// A
///   client id that the entry holds already changes nothing.
/// - An entry that is out of reach does not exist.
/// - All but [#leave] may block: never on an event loop. They see what was answered before.
public interface Entries {
    int PAGE = 50;

    /// @param told what its visitor says of themselves by it, stored with it, or null
    void leave(Entry fresh, Visitor told, Consumer<Outcome<EntryId, Refusal>> answer);

    /// Whether there is one that this visitor left by this client id.
    boolean holds(VisitorId visitor, String clientId);

    Optional<Entry> find(Reach reach, EntryId id);

    /// For the system itself, which acts for nobody.
    Optional<Entry> find(EntryId id);

    /// The entry that one of these mails was written for.
    Optional<Entry> ofMail(AccountId account, Collection<String> names);

    /// What happened to it, oldest first.
    List<EntryEvent> events(EntryId id);

    /// The first so many that the filter lets through, the one touched last first.
    List<Entry> list(Reach reach, Filter filter, int limit);

    /// The other entries of the same visitor, newest first.
    List<Entry> earlier(Reach reach, Entry of, int limit);

    /// How many within reach nobody has looked at, of those that nobody or this agent looks after; counted to 100.
    int unread(Reach reach);

    /// The tags in use, in the order of the alphabet.
    List<String> tags(AccountId account);

    /// @return the entry as it is afterwards
    Outcome<Entry, Entry.Refusal> change(Change change);

    /// A mail about it goes out by this name: what answers it belongs to the entry.
    void mailed(Entry entry, String messageId);

    /// Somebody has looked at it.
    void read(Reach reach, EntryId id);

    /// @param reach who asks, or null for the system itself
    /// @param clientId the sender's id for it, or null
    /// @param mail what goes out when something is changed, or null
    record Change(Reach reach, EntryId entry, String clientId, Decision decision, Mail mail) {
        public Change(Reach reach, EntryId entry, String clientId, Decision decision) {
            this(reach, entry, clientId, decision, null);
        }
    }

    /// Decides on the newest state. Pure: it may be asked again.
    @FunctionalInterface
    interface Decision {
        Outcome<List<Draft>, Entry.Refusal> on(Entry entry);
    }

    /// Told of what is new or different, after it is on disk, on a thread that must not be blocked.
    interface Committed {
        void committed(List<News> news);
    }

    /// @param entry as it is now
    /// @param arrived whether the visitor has written
    record News(Entry entry, boolean arrived) {}
}
