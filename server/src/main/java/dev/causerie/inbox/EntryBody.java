package dev.causerie.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Content;
import dev.causerie.department.DepartmentName;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AgentId;
import dev.causerie.mail.Mails;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// An entry as a list shows it. Times are milliseconds since 1970 UTC.
///
/// @param external by which the visitor's site knows them; absent where nobody proved who they are
/// @param last the number of its newest event: the `base` of whoever changes it
/// @param vouchedBy the provider that says the address is the visitor's; absent for a typed one
/// @param text the beginning of its newest message
@JsonInclude(Include.NON_NULL)
public record EntryBody(
        String id,
        String state,
        int last,
        String name,
        String email,
        String phone,
        String vouchedBy,
        String external,
        String subject,
        String text,
        boolean unread,
        String assignee,
        NamedBody department,
        List<String> tags,
        long created,
        long touched) {

    static EntryBody of(Entry entry) {
        Left left = entry.left();
        return new EntryBody(
                entry.id().toString(),
                lower(entry.state()),
                entry.last(),
                left.name(),
                left.email(),
                left.phone(),
                left.vouchedBy().isEmpty() ? null : left.vouchedBy(),
                left.external(),
                entry.subject(),
                entry.lastText(),
                entry.unread(),
                entry.assignee() == null ? null : entry.assignee().toString(),
                NamedBody.of(entry.department()),
                entry.tags(),
                entry.created(),
                entry.touched());
    }

    /// @param next where the next page begins, absent on the last
    @JsonInclude(Include.NON_NULL)
    public record ListBody(List<EntryBody> entries, String next) {}

    /// @param unread counted to 100
    public record CountBody(int unread, List<String> tags) {}

    public record NamedBody(String id, String name) {
        static NamedBody of(DepartmentName department) {
            return department == null ? null : new NamedBody(department.id().toString(), department.name());
        }
    }

    /// All that stands on an entry's page.
    ///
    /// @param visitor what was left, and from where
    /// @param chats the same visitor's past chats, newest first
    /// @param earlier the same visitor's other entries, newest first
    public record PageBody(
            EntryBody entry, LeftBody left, List<EventBody> events, List<ChatBody> chats, List<EntryBody> earlier) {}

    public record LeftBody(String text, List<FieldBody> answers, String language, String url, String title) {
        static LeftBody of(Left left) {
            List<FieldBody> answers = left.answers().entrySet().stream()
                    .map(said -> new FieldBody(said.getKey(), said.getValue()))
                    .toList();
            return new LeftBody(left.text(), answers, left.language(), left.url(), left.title());
        }
    }

    public record FieldBody(String label, String text) {}

    /// @param text the beginning of its newest message, absent when nobody has said anything
    @JsonInclude(Include.NON_NULL)
    public record ChatBody(String id, String status, long started, long touched, List<String> agents, String text) {
        static ChatBody of(Chat chat) {
            return new ChatBody(
                    chat.id().toString(),
                    lower(chat.status()),
                    chat.started(),
                    chat.touched(),
                    chat.agents().stream().map(AgentId::toString).toList(),
                    chat.lastText());
        }
    }

    /// The words of a past chat.
    public record TalkBody(List<SaidBody> lines) {
        static TalkBody of(List<ChatEvent> events) {
            return new TalkBody(events.stream().flatMap(SaidBody::of).toList());
        }
    }

    /// @param kind `message` or `note`
    /// @param by `visitor`, `agent` or `system`
    @JsonInclude(Include.NON_NULL)
    public record SaidBody(long time, String kind, String by, String agent, String text) {
        private static Stream<SaidBody> of(ChatEvent event) {
            String agent = event.author() instanceof Author.Agent(AgentId id) ? id.toString() : null;
            String by = event.author().role();
            if (event.content() instanceof Content.Message(String text)) {
                return Stream.of(new SaidBody(event.time(), "message", by, agent, text));
            }
            return event.content() instanceof Content.Note(String text)
                    ? Stream.of(new SaidBody(event.time(), "note", by, agent, text))
                    : Stream.of();
        }
    }

    /// @param kind `answer`, `reply`, `returned`, `note`, `moved`, `assigned`, `filed` or `tagged`
    /// @param agent who made it, absent when it was the visitor or nobody
    /// @param text of a reply what is new in it; all of it is `whole`, where there is more
    /// @param mail how far an answer has come: `queued`, `sent` or `failed`
    /// @param to where an answer went; who has it now; absent for nobody
    @JsonInclude(Include.NON_NULL)
    public record EventBody(
            int number,
            long time,
            String kind,
            String agent,
            String id,
            String text,
            String from,
            String subject,
            String whole,
            List<String> attachments,
            Boolean machine,
            String mail,
            String state,
            NamedBody to,
            List<String> added,
            List<String> removed) {
        /// @param mails how far our mails have come, by their names; one that is forgotten was sent long ago
        static EventBody of(EntryEvent event, Map<String, Mails.State> mails) {
            String agent = event.author() instanceof Author.Agent(AgentId id) ? id.toString() : null;
            Body body = Body.of(event.what());
            What.Reply reply = event.what() instanceof What.Reply came ? came : null;
            return new EventBody(
                    event.number(),
                    event.time(),
                    event.what().kind(),
                    agent,
                    event.clientId(),
                    body.text(),
                    body.from(),
                    body.subject(),
                    reply == null || reply.text().equals(reply.said()) ? null : reply.text(),
                    reply == null || reply.attachments().isEmpty() ? null : reply.attachments(),
                    reply == null || !reply.machine() ? null : true,
                    event.what() instanceof What.Answer answer
                            ? lower(mails.getOrDefault(answer.messageId(), Mails.State.SENT))
                            : null,
                    body.state(),
                    body.to(),
                    body.added(),
                    body.removed());
        }
    }

    /// What differs from one kind of event to another; null where it has none.
    private record Body(
            String text,
            String from,
            String subject,
            String state,
            NamedBody to,
            List<String> added,
            List<String> removed) {
        private static final Body NOTHING = new Body(null, null, null, null, null, null, null);

        static Body of(What what) {
            return switch (what) {
                case What.Answer(String text, String to, String _) ->
                    new Body(text, null, null, null, new NamedBody(to, to), null, null);
                case What.Reply reply -> new Body(reply.said(), reply.from(), reply.subject(), null, null, null, null);
                case What.Returned(String said) -> new Body(said, null, null, null, null, null, null);
                case What.Note(String text) -> new Body(text, null, null, null, null, null, null);
                case What.Moved(Entry.State to) -> new Body(null, null, null, lower(to), null, null, null);
                case What.Assigned(AgentId to, String name) ->
                    to == null ? NOTHING : to(new NamedBody(to.toString(), name));
                case What.Filed(DepartmentName department) ->
                    department == null ? NOTHING : to(NamedBody.of(department));
                case What.Tagged(List<String> added, List<String> removed) ->
                    new Body(null, null, null, null, null, added, removed);
            };
        }

        private static Body to(NamedBody to) {
            return new Body(null, null, null, null, to, null, null);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
