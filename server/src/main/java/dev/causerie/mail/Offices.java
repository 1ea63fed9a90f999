package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.Failure;
import dev.causerie.post.Imap.Mark;

/// How each account sends and receives. Every call may block: never on an event loop. A change is on disk when the call
/// returns, and what waits to be sent is then tried at once.
public interface Offices {
    /// How far a mailbox was read, and how that went.
    ///
    /// @param since from when on its mails are for us
    /// @param looked when it was looked into the last time, or 0
    /// @param failure what went wrong then, or null
    record Reading(Mark mark, long since, long looked, Failure failure) {
        static final Reading NEVER = new Reading(Mark.NONE, 0, 0, null);
    }

    /// @return with passwords
    Office find(AccountId account);

    /// @param office with the version it was made from
    /// @return false when somebody else has changed it meanwhile
    boolean save(Office office);

    Reading reading(AccountId account);

    /// Everything up to the mark has been told.
    void read(AccountId account, Mark mark);

    /// A look into the mailbox has ended.
    ///
    /// @param failure or null
    void looked(AccountId account, Failure failure, long now);

    /// @return whether a mail by this name was told before
    boolean has(AccountId account, String messageId);

    /// A mail was told.
    void arrived(AccountId account, String messageId, long now);
}
