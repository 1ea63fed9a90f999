package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import dev.causerie.agent.AgentStatus;
import java.util.Map;

/// What an agent's browser sends.
@JsonTypeInfo(use = Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = AgentFrame.Status.class, name = "status"),
    @JsonSubTypes.Type(value = AgentFrame.Serve.class, name = "serve"),
    @JsonSubTypes.Type(value = AgentFrame.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = AgentFrame.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = AgentFrame.Message.class, name = "message"),
    @JsonSubTypes.Type(value = AgentFrame.Note.class, name = "note"),
    @JsonSubTypes.Type(value = AgentFrame.RequestRating.class, name = "request_rating"),
    @JsonSubTypes.Type(value = AgentFrame.End.class, name = "end"),
    @JsonSubTypes.Type(value = AgentFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = AgentFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = AgentFrame.Watch.class, name = "watch"),
    @JsonSubTypes.Type(value = AgentFrame.Unwatch.class, name = "unwatch"),
    @JsonSubTypes.Type(value = AgentFrame.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = AgentFrame.Pong.class, name = "pong")
})
public sealed interface AgentFrame {
    /// What becomes an event of a chat. `id` is the sender's own id for it.
    sealed interface Durable extends AgentFrame {
        String id();

        String chat();
    }

    /// @param have the last number held of each chat
    record Hello(int version, Map<String, Integer> have) implements AgentFrame {}

    record Status(AgentStatus status) implements AgentFrame {}

    record Serve(String id, String chat) implements Durable {}

    record Leave(String id, String chat) implements Durable {}

    /// To a department or to an agent, one of them.
    ///
    /// @param note for whoever takes it; visitors never see it
    record Transfer(
            String id,
            String chat,
            @Maybe String department,
            @Maybe String agent,
            @Maybe String note) implements Durable {}

    record Message(String id, String chat, String text) implements Durable {}

    record Note(String id, String chat, String text) implements Durable {}

    /// Asks the visitor how they find the chat.
    record RequestRating(String id, String chat) implements Durable {}

    record End(String id, String chat) implements Durable {}

    record Typing(String chat, boolean on) implements AgentFrame {}

    record Read(String chat, int number) implements AgentFrame {}

    /// Look at a chat without serving it.
    record Watch(String chat) implements AgentFrame {}

    record Unwatch(String chat) implements AgentFrame {}

    record Resume(String chat, int after) implements AgentFrame {}

    record Pong() implements AgentFrame {}
}
