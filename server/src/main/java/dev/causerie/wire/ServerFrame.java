package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Refusal;
import dev.causerie.form.Forms;
import dev.causerie.look.Look;
import java.util.List;
import java.util.Map;

/// What the server sends, to visitors and agents. The TypeScript types in `protocol/frames.ts` are generated from these
/// records.
/// Components marked [Maybe] may be absent.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.VisitorWelcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.AgentWelcome.class, name = "desk"),
    @JsonSubTypes.Type(value = ServerFrame.EventsFrame.class, name = "events"),
    @JsonSubTypes.Type(value = ServerFrame.EventFrame.class, name = "event"),
    @JsonSubTypes.Type(value = ServerFrame.AckFrame.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.RefusedFrame.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerFrame.TypingFrame.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.ReadFrame.class, name = "read"),
    @JsonSubTypes.Type(value = ServerFrame.StatusFrame.class, name = "status"),
    @JsonSubTypes.Type(value = ServerFrame.DepartmentsFrame.class, name = "departments"),
    @JsonSubTypes.Type(value = ServerFrame.ChatFrame.class, name = "chat"),
    @JsonSubTypes.Type(value = ServerFrame.VisitFrame.class, name = "visit"),
    @JsonSubTypes.Type(value = ServerFrame.AgentPresenceFrame.class, name = "agent"),
    @JsonSubTypes.Type(value = ServerFrame.LookFrame.class, name = "look"),
    @JsonSubTypes.Type(value = ServerFrame.ProfileFrame.class, name = "profile"),
    @JsonSubTypes.Type(value = ServerFrame.LeftFrame.class, name = "left"),
    @JsonSubTypes.Type(value = ServerFrame.InboxFrame.class, name = "inbox"),
    @JsonSubTypes.Type(value = ServerFrame.IdentityFrame.class, name = "identity"),
    @JsonSubTypes.Type(value = ServerFrame.EarlierFrame.class, name = "earlier"),
    @JsonSubTypes.Type(value = ServerFrame.ErrorFrame.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.PingFrame.class, name = "ping"),
    @JsonSubTypes.Type(value = ServerFrame.StreamFrame.class, name = "stream")
})
public sealed interface ServerFrame {
    int VERSION = 1;

    /// @param profile what the visitor has said of themselves before
    /// @param token empty for who came with a page's token: that one has to come each time
    /// @param forms what the widget asks; absent while it offers no chat
    /// @param identity what is said to a page's token; absent when none came
    record VisitorWelcome(
            int version,
            String visitor,
            String token,
            AccountStatus status,
            @Maybe String chat,
            @Maybe Wire.Profile profile,
            @Maybe Forms forms,
            @Maybe Wire.Identity identity,
            long time)
            implements ServerFrame {}

    record AgentWelcome(
            int version,
            Wire.Agent me,
            AgentStatus status,
            AccountStatus account,
            List<Wire.AgentPresence> agents,
            List<Wire.Department> departments,
            List<Wire.ChatSummary> chats,
            long time)
            implements ServerFrame {}

    /// @param last the chat's newest number that the reader may see; below it there is more to ask for
    record EventsFrame(String chat, List<WireEvent> events, int last) implements ServerFrame {}

    /// @param prev the number of the event before it that this reader may see
    record EventFrame(String chat, int prev, WireEvent event) implements ServerFrame {}

    record AckFrame(String id, String chat, int number) implements ServerFrame {}

    /// @param agent who was faster, when the reason is `taken`
    /// @param fields what is wrong with which answer, when the reason is `form`: `required`, `too_long`,
    /// `email`, `phone`, `choice` or `unknown`
    /// @param pause after so many milliseconds it may be sent again, under the same id, when the reason is
    /// `rate_limited`
    record RefusedFrame(
            String id,
            Refusal reason,
            @Maybe Wire.Agent agent,
            @Maybe Map<String, String> fields,
            @Maybe Long pause) implements ServerFrame {}

    /// What the visitor has said of themselves, all of it.
    ///
    /// @param id of the frame that said it, for whoever sent that
    record ProfileFrame(@Maybe String id, Wire.Profile profile) implements ServerFrame {}

    /// What was left is on disk.
    record LeftFrame(String id) implements ServerFrame {}

    /// @param text what a visitor has typed and not sent; only agents are told
    record TypingFrame(
            String chat,
            Wire.Author author,
            boolean on,
            @Maybe String text) implements ServerFrame {}

    record ReadFrame(String chat, Wire.Author author, int number) implements ServerFrame {}

    record StatusFrame(AccountStatus status) implements ServerFrame {}

    /// All that are enabled, by name.
    record DepartmentsFrame(List<Wire.Department> departments) implements ServerFrame {}

    record ChatFrame(Wire.ChatSummary chat) implements ServerFrame {}

    record VisitFrame(String chat, Wire.Visit visit) implements ServerFrame {}

    record AgentPresenceFrame(Wire.AgentPresence presence) implements ServerFrame {}

    /// The widget looks different from now on, for readers whose `version` is lower.
    ///
    /// @param words the mark of the words of each language in which the widget has texts of its own
    record LookFrame(int version, Look look, @Maybe Map<String, String> words) implements ServerFrame {}

    /// Something of the inbox is new or different.
    ///
    /// @param unread how many nobody has looked at, of those for this agent; counted to 100
    /// @param entries which ones, as far as this agent may see them
    /// @param arrived what a visitor wrote just now
    record InboxFrame(
            int unread, List<String> entries, @Maybe Wire.Arrived arrived) implements ServerFrame {}

    /// What is said to a fresh token.
    record IdentityFrame(Wire.Identity identity) implements ServerFrame {}

    /// What was said before, oldest first.
    ///
    /// @param chat in which; absent when there is nothing
    /// @param more whether there is something before that
    record EarlierFrame(@Maybe String chat, List<WireEvent> events, boolean more) implements ServerFrame {}

    record ErrorFrame(ErrorCode code) implements ServerFrame {}

    record PingFrame() implements ServerFrame {}

    record StreamFrame(String stream) implements ServerFrame {}

    enum ErrorCode {
        BAD_FRAME,
        TOO_LARGE,
        TOO_FAST
    }
}
