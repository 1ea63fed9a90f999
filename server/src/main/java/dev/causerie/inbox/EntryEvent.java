package dev.causerie.inbox;

import dev.causerie.chat.Author;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AgentId;
import java.util.List;

/// One numbered thing that happened to an entry after it was left.
///
/// @param number 2 for the first, without gaps: 1 is what was left
/// @param clientId the sender's own id for it, unique within the entry, or null
public record EntryEvent(int number, long time, Author author, String clientId, What what) {

    /// What is to become an event once it has a number and a time.
    public record Draft(Author author, String clientId, What what) {}

    public sealed interface What {
        /// In a word, as it is stored and told.
        default String kind() {
            return switch (this) {
                case Answer _ -> "answer";
                case Reply _ -> "reply";
                case Returned _ -> "returned";
                case Note _ -> "note";
                case Moved _ -> "moved";
                case Assigned _ -> "assigned";
                case Filed _ -> "filed";
                case Tagged _ -> "tagged";
            };
        }

        /// An agent's answer, sent by mail.
        ///
        /// @param messageId the mail's, by which its reply is known again
        record Answer(String text, String to, String messageId) implements What {}

        /// A mail that came back.
        ///
        /// @param text all that was written
        /// @param said what of it is new
        /// @param from the address it names; it proves nothing
        /// @param attachments their names; what was in them is not kept
        /// @param machine whether nobody wrote it, such as a note that somebody is away
        record Reply(
                String text,
                String said,
                String from,
                String subject,
                String messageId,
                List<String> attachments,
                boolean machine)
                implements What {
            public Reply {
                attachments = List.copyOf(attachments);
            }
        }

        /// A mail of ours could not be delivered.
        ///
        /// @param said what the other server wrote
        record Returned(String said) implements What {}

        /// Only agents ever see it.
        record Note(String text) implements What {}

        record Moved(Entry.State to) implements What {}

        /// @param to who has it now, or null, as `name`: nobody
        record Assigned(AgentId to, String name) implements What {}

        /// @param department where it is now, or null: in none
        record Filed(DepartmentName department) implements What {}

        record Tagged(List<String> added, List<String> removed) implements What {}
    }
}
