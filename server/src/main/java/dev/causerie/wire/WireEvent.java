package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Content;
import dev.causerie.chat.Content.EndReason;
import dev.causerie.chat.Content.Receiver;
import dev.causerie.chat.Rating;
import java.util.List;

/// An event as it travels: flat, with its `kind`.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WireEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = WireEvent.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = WireEvent.Described.class, name = "described"),
    @JsonSubTypes.Type(value = WireEvent.Verified.class, name = "verified"),
    @JsonSubTypes.Type(value = WireEvent.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = WireEvent.Introduced.class, name = "introduced"),
    @JsonSubTypes.Type(value = WireEvent.Message.class, name = "message"),
    @JsonSubTypes.Type(value = WireEvent.Note.class, name = "note"),
    @JsonSubTypes.Type(value = WireEvent.Left.class, name = "left"),
    @JsonSubTypes.Type(value = WireEvent.Transferred.class, name = "transferred"),
    @JsonSubTypes.Type(value = WireEvent.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = WireEvent.Rated.class, name = "rated"),
    @JsonSubTypes.Type(value = WireEvent.RatingRequested.class, name = "rating_requested")
})
public sealed interface WireEvent {
    /// @param department which one the visitor asked for
    record Started(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            Wire.VisitorName visitor,
            @Maybe Wire.Page page,
            @Maybe Wire.DepartmentName department)
            implements WireEvent {}

    /// What the visitor has answered to the form before the chat; only agents are told.
    record Answered(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            List<Wire.Answer> answers) implements WireEvent {}

    /// What the visitor is called from now on, and how they can be reached; only agents are told.
    record Described(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            Wire.VisitorName visitor) implements WireEvent {}

    /// The visitor has signed in on their site: the chat is that one's from now on; only agents are told.
    record Verified(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            Wire.VisitorName visitor) implements WireEvent {}

    record Joined(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            Wire.Agent agent) implements WireEvent {}

    /// An agent who is in the chat has another name, title or picture from now on.
    record Introduced(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            Wire.Agent agent) implements WireEvent {}

    record Message(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            String text) implements WireEvent {}

    record Note(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            String text) implements WireEvent {}

    record Left(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id) implements WireEvent {}

    /// Handed over to a department or to an agent; whoever served it has stepped out.
    ///
    /// @param from the department it was in
    record Transferred(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            @Maybe Wire.DepartmentName from,
            @Maybe Wire.DepartmentName department,
            @Maybe Wire.Agent agent)
            implements WireEvent {}

    record Ended(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            EndReason reason) implements WireEvent {}

    /// How the visitor finds the chat from now on; without a rating it was taken back.
    record Rated(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id,
            @Maybe Rating rating,
            @Maybe String comment) implements WireEvent {}

    record RatingRequested(
            int number,
            long time,
            Wire.Author author,
            @Maybe String id) implements WireEvent {}

    static WireEvent of(Chat chat, ChatEvent event) {
        int number = event.number();
        long time = event.time();
        Wire.Author author = Wire.Author.of(event.author());
        String id = event.clientId();
        return switch (event.content()) {
            case Content.Message message -> new Message(number, time, author, id, message.text());
            case Content.Note note -> new Note(number, time, author, id, note.text());
            case Content.Left _ -> new Left(number, time, author, id);
            case Content.Ended ended -> new Ended(number, time, author, id, ended.reason());
            case Content.Rated rated -> new Rated(number, time, author, id, rated.rating(), rated.comment());
            case Content.RatingRequested _ -> new RatingRequested(number, time, author, id);
            case Content.Joined joined ->
                new Joined(
                        number,
                        time,
                        author,
                        id,
                        new Wire.Agent(joined.agent().toString(), joined.name(), joined.title(), joined.avatar()));
            case Content.Introduced now ->
                new Introduced(
                        number,
                        time,
                        author,
                        id,
                        new Wire.Agent(now.agent().toString(), now.name(), now.title(), now.avatar()));
            case Content.Started started -> started(chat, event, started);
            case Content.Answered answered ->
                new Answered(
                        number,
                        time,
                        author,
                        id,
                        answered.answers().stream().map(Wire.Answer::of).toList());
            case Content.Described said -> described(chat, event, said);
            case Content.Verified who -> verified(event, who);
            case Content.Transferred transferred -> transferred(event, transferred);
        };
    }

    private static Started started(Chat chat, ChatEvent event, Content.Started started) {
        String visitor = chat.visitor().id().toString();
        return new Started(
                event.number(),
                event.time(),
                Wire.Author.of(event.author()),
                event.clientId(),
                new Wire.VisitorName(
                        visitor,
                        started.visitorName(),
                        started.visitorEmail(),
                        started.visitorPhone(),
                        started.visitorVouchedBy(),
                        null),
                new Wire.Page(started.url(), started.title()),
                Wire.DepartmentName.of(started.department()));
    }

    private static Described described(Chat chat, ChatEvent event, Content.Described said) {
        return new Described(
                event.number(),
                event.time(),
                Wire.Author.of(event.author()),
                event.clientId(),
                new Wire.VisitorName(
                        chat.visitor().id().toString(),
                        said.name(),
                        said.email(),
                        said.phone(),
                        said.vouchedBy(),
                        chat.visitor().external()));
    }

    private static Verified verified(ChatEvent event, Content.Verified who) {
        return new Verified(
                event.number(),
                event.time(),
                Wire.Author.of(event.author()),
                event.clientId(),
                new Wire.VisitorName(
                        who.visitor().toString(), who.name(), who.email(), who.phone(), null, who.external()));
    }

    private static Transferred transferred(ChatEvent event, Content.Transferred transferred) {
        Receiver to = transferred.to();
        return new Transferred(
                event.number(),
                event.time(),
                Wire.Author.of(event.author()),
                event.clientId(),
                Wire.DepartmentName.of(transferred.from()),
                to instanceof Receiver.ToDepartment(var department) ? Wire.DepartmentName.of(department) : null,
                to instanceof Receiver.ToAgent(var agent, var name)
                        ? new Wire.Agent(agent.toString(), name, null, null)
                        : null);
    }
}
