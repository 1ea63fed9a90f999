package dev.causerie.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.bench.load.Hello;
import dev.causerie.bench.load.SignIn;
import dev.causerie.bench.load.Sockets;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A visitor in the widget: one chat.
final class VisitorClient extends ChatClient {
    private final String key;
    private final ChatReader reader;
    private final CompletableFuture<String> chat = new CompletableFuture<>();
    private final CompletableFuture<Void> online = new CompletableFuture<>();
    private String token;

    VisitorClient(String name, Sockets sockets, EventLoop loop, int port, String key, Diary diary) {
        super(name, sockets, loop, port);
        this.key = key;
        this.reader = new ChatReader(Side.VISITOR, diary, this::resume);
    }

    /// The chat's id, once the first message has been acknowledged.
    CompletableFuture<String> chat() {
        return chat;
    }

    /// Completes when somebody is there to chat with.
    CompletableFuture<Void> online() {
        return online;
    }

    void say(String id, String text) {
        reader.diary().say(id, Side.VISITOR, false, text);
        loop.execute(() -> {
            ObjectNode frame = JSON.createObjectNode();
            frame.put("type", "message").put("id", id).put("text", text);
            post(id, frame.toString());
        });
    }

    @Override
    String path() {
        return "/live/visitor";
    }

    @Override
    Map<String, String> headers() {
        return SignIn.origin(port);
    }

    @Override
    String hello() {
        if (token == null) {
            return Hello.visitor(key);
        }
        String more = ",\"token\":\"" + token + '"';
        if (chat.isDone()) {
            more += ",\"chat\":\"" + chat.join() + "\",\"after\":" + reader.last();
        }
        return Hello.visitor(key).replaceFirst("}$", more + "}");
    }

    @Override
    void greeted(JsonNode frame) {
        reader.reconnected();
        token = frame.path("token").asText();
        noticeStatus(frame);
    }

    private void noticeStatus(JsonNode frame) {
        if (frame.path("status").asText().equals("online")) {
            online.complete(null);
        }
    }

    @Override
    void on(String type, JsonNode frame) {
        String id = frame.path("id").asText();
        switch (type) {
            case "event" -> {
                chat.complete(frame.path("chat").asText());
                reader.event(frame);
                settle(frame.path("event"));
            }
            case "events" -> {
                chat.complete(frame.path("chat").asText());
                reader.events(frame);
                frame.path("events").forEach(this::settle);
            }
            case "ack" -> {
                reader.diary().receipt(id, frame.path("number").asLong());
                answered(id);
            }
            case "refused" -> {
                reader.diary().refused(id, frame.path("reason").asText());
                answered(id);
            }
            case "status" -> noticeStatus(frame);
            default -> {}
        }
    }

    private void settle(JsonNode event) {
        answered(event.path("id").asText());
    }

    private void resume(long after) {
        send("{\"type\":\"resume\",\"chat\":\"" + chat.join() + "\",\"after\":" + after + "}");
    }

    @Override
    void signInAgain() {
        fault("a visitor was told to sign in");
    }

    @Override
    void fault(String what) {
        reader.diary().fault(name + ": " + what);
    }
}
