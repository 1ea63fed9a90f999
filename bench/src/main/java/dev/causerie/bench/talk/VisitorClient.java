package dev.causerie.bench.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.bench.load.Hello;
import dev.causerie.bench.load.SignIn;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A visitor in the widget: one chat.
public final class VisitorClient extends ChatClient {
    private static final int CATCHING_UP_MILLIS = 1_500;

    private final String key;
    private final ChatReader reader;
    private final CompletableFuture<String> chat = new CompletableFuture<>();
    private final CompletableFuture<Void> online = new CompletableFuture<>();
    private volatile String token;

    VisitorClient(String name, Place place, String key, Diary diary) {
        super(name, place);
        this.key = key;
        this.reader = new ChatReader(Side.VISITOR, diary, this::resume);
    }

    /// The same visitor in a second tab.
    VisitorClient(VisitorClient first, Place place) {
        super(first.name + ", second tab", place);
        this.key = first.key;
        this.token = first.token;
        Diary diary = first.reader.diary();
        this.reader = new ChatReader(Side.VISITOR, diary, diary.secondScreen(Side.VISITOR), this::resume);
    }

    /// The chat's id, once the first message has been acknowledged.
    CompletableFuture<String> chat() {
        return chat;
    }

    /// Completes when somebody is there to chat with.
    CompletableFuture<Void> online() {
        return online;
    }

    public void say(String id, String text) {
        Saying saying = new Saying(id, Side.VISITOR, false, text);
        reader.diary().say(saying, () -> loop.execute(() -> post(id, message(id, text))));
    }

    /// Says it without keeping it: whether anything comes of it is not this client's business.
    void blurt(String id, String text) {
        loop.execute(() -> send(message(id, text)));
    }

    /// Promises to say it: it goes out with the next connection, unless it is answered before.
    void intend(String id, String text) {
        Saying saying = new Saying(id, Side.VISITOR, false, text);
        reader.diary().say(saying, () -> loop.execute(() -> owe(id, message(id, text))));
    }

    private static String message(String id, String text) {
        ObjectNode frame = JSON.createObjectNode();
        frame.put("type", "message").put("id", id).put("text", text);
        return frame.toString();
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

    /// What is stored already is settled before anything is sent again; one does not wait for it for ever.
    @Override
    void greeted(JsonNode frame) {
        reader.reconnected();
        token = frame.path("token").asText();
        noticeStatus(frame);
        if (frame.path("chat").isTextual()) {
            loop.schedule(this::ready, CATCHING_UP_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            ready();
        }
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
                if (!reader.behind()) {
                    ready();
                }
            }
            case "ack" -> {
                reader.diary().receipt(id, frame.path("number").asLong());
                answered(id);
            }
            case "refused" -> refused(id, frame.path("reason").asText());
            case "status" -> noticeStatus(frame);
            default -> {}
        }
    }

    private void refused(String id, String reason) {
        if (reader.diary().refused(id, reason)) {
            tryAgain(id, reader.diary());
        } else {
            answered(id);
        }
    }

    private void settle(JsonNode event) {
        answered(event.path("id").asText());
    }

    private void resume(long after) {
        send("{\"type\":\"resume\",\"chat\":\"" + chat.join() + "\",\"after\":" + after + "}");
    }

    @Override
    void beaten() {
        reader.beaten();
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
