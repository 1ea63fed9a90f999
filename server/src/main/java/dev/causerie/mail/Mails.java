package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Mails that are to be sent. Every call may block: never on an event loop.
///
/// Promises: a mail that was put in is sent, or shown as failed until somebody discards it; whichever of several
/// processes claims it first sends it. After a crash in the moment between the other server's yes and ours to the
/// database, it is sent once more, under the same name.
public interface Mails {
    /// How far a mail has come.
    enum State {
        QUEUED,
        SENT,
        FAILED
    }

    /// A mail that is not sent yet, or will not be.
    ///
    /// @param created in milliseconds since 1970 UTC, as all times
    /// @param tried when it was tried for the first time, or 0
    /// @param due when it is tried again
    /// @param failure what went wrong the last time, or null
    record Unsent(long id, Mail mail, State state, int attempts, long created, long tried, long due, Failure failure) {}

    /// Of one account: how many wait, and how many have failed.
    record Counts(int waiting, int failed) {}

    /// They are sent when the call returns or later. One whose name is there already is not added again.
    void add(List<Mail> mails);

    /// A name for a mail that anybody makes who has the token, and nobody else can guess.
    ///
    /// @param token of random letters
    /// @param place which of the mails with this token it is
    String name(AccountId account, String token, String place);

    /// The newest 200, those that failed before those that wait.
    List<Unsent> unsent(AccountId account);

    Counts counts(AccountId account);

    /// @return how far those of these mails have come that there are, by their names
    Map<String, State> states(AccountId account, Collection<String> names);

    /// From now on it is tried anew, at once, as often as a fresh one.
    ///
    /// @return false when there is none
    boolean retry(AccountId account, long id);

    /// All that failed or wait.
    void retryAll(AccountId account);

    /// @return false when there is none
    boolean discard(AccountId account, long id);

    /// A mail of ours came back.
    void bounced(AccountId account, String messageId, Failure failure);

    /// Takes a mail that waits, so that nobody else sends it.
    ///
    /// @return nothing when it is not there any more, is sent, or has failed
    Optional<Unsent> waiting(long id);

    /// @return false when somebody else is sending it until some later time
    boolean claim(long id, long now, long until);

    void sent(long id, long now);

    void later(long id, Failure failure, long tried, long due);

    void failed(long id, Failure failure, long now);

    /// Of mails that were sent before this time, forgets that they were.
    void forget(long before);
}
