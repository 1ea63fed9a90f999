package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import dev.causerie.chat.Rating;
import java.util.Map;

/// What a visitor's browser sends.
@JsonTypeInfo(use = Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitorFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = VisitorFrame.Message.class, name = "message"),
    @JsonSubTypes.Type(value = VisitorFrame.Profile.class, name = "profile"),
    @JsonSubTypes.Type(value = VisitorFrame.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = VisitorFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = VisitorFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = VisitorFrame.PageChange.class, name = "page"),
    @JsonSubTypes.Type(value = VisitorFrame.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = VisitorFrame.Departments.class, name = "departments"),
    @JsonSubTypes.Type(value = VisitorFrame.End.class, name = "end"),
    @JsonSubTypes.Type(value = VisitorFrame.Rate.class, name = "rate"),
    @JsonSubTypes.Type(value = VisitorFrame.Identify.class, name = "identify"),
    @JsonSubTypes.Type(value = VisitorFrame.Earlier.class, name = "earlier"),
    @JsonSubTypes.Type(value = VisitorFrame.Pong.class, name = "pong")
})
public sealed interface VisitorFrame {
    /// What must be stored. `id` is the sender's own id for it.
    sealed interface Durable extends VisitorFrame {
        String id();
    }

    /// @param token what an earlier `welcome` gave
    /// @param chat the chat the client holds, with `after` the last number it has of it
    /// @param look the version of the widget's look that the page shows
    /// @param again whether this page was welcomed before: then it has come back and was not loaded anew
    /// @param jwt what the page's server says of who the visitor is, signed
    record Hello(
            int version,
            String key,
            @Maybe String token,
            Wire.Page page,
            @Maybe String referrer,
            String language,
            @Maybe String chat,
            @Maybe Integer after,
            @Maybe Integer look,
            @Maybe Boolean again,
            @Maybe String jwt)
            implements VisitorFrame {}

    /// @param department which one a chat that this message starts asks for; one that there is not asks for none
    /// @param answers to the form before such a chat, by the ids of its fields
    record Message(
            String id,
            String text,
            @Maybe String department,
            @Maybe Map<String, String> answers) implements Durable {}

    /// Who the visitor is, before or in a chat; an empty answer takes back what was said.
    ///
    /// @param answers under `name`, `email` and `phone`
    record Profile(String id, Map<String, String> answers) implements Durable {}

    /// What is left for a team that is not there.
    ///
    /// @param answers to the offline form, by the ids of its fields
    record Leave(String id, @Maybe String department, Map<String, String> answers, String text) implements Durable {}

    /// @param text what is typed and not sent, empty when nothing is
    record Typing(String text) implements VisitorFrame {}

    record Read(int number) implements VisitorFrame {}

    record PageChange(Wire.Page page) implements VisitorFrame {}

    record Resume(String chat, int after) implements VisitorFrame {}

    /// Asks for the departments, now and whenever one changes.
    record Departments() implements VisitorFrame {}

    record End(String id) implements Durable {}

    /// How the visitor finds the chat from now on, also after it has ended; without a rating it is taken back.
    record Rate(
            String id,
            String chat,
            @Maybe Rating rating,
            @Maybe String comment) implements Durable {}

    /// A fresh token for the same visitor.
    record Identify(String jwt) implements VisitorFrame {}

    /// Asks for what was said before, in this chat or an earlier one. Only who is verified gets any.
    ///
    /// @param chat of the first event on the screen, with its `number`; absent when there is none
    record Earlier(@Maybe String chat, @Maybe Integer number) implements VisitorFrame {}

    record Pong() implements VisitorFrame {}
}
