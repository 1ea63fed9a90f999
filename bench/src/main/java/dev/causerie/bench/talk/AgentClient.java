package dev.causerie.bench.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.bench.load.SignIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// An agent at the dashboard: several chats, one socket, one outbox.
public final class AgentClient extends ChatClient {
    private final int account;
    private final Map<String, ChatReader> chats = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> serving = new HashMap<>();
    private final Map<String, ChatReader> sentIn = new HashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private Map<String, String> headers;

    AgentClient(String name, Place place, int account) {
        super(name, place);
        this.account = account;
        this.headers = SignIn.headers(port, account);
    }

    /// Completes when this agent has joined the chat.
    CompletableFuture<Void> serve(String id, String chat, Diary diary) {
        CompletableFuture<Void> served = new CompletableFuture<>();
        follow(chat, diary, diary.heardBy(Side.AGENT));
        loop.execute(() -> {
            serving.put(id, served);
            post(id, "{\"type\":\"serve\",\"id\":\"" + id + "\",\"chat\":\"" + chat + "\"}");
        });
        return served;
    }

    /// Shows the chat on this agent's screen.
    void follow(String chat, Diary diary, Transcript screen) {
        loop.execute(() -> chats.put(chat, new ChatReader(Side.AGENT, diary, screen, after -> resume(chat, after))));
    }

    public void say(String id, Party.Pair pair, boolean note, String text) {
        Runnable posting = () -> {
            sentIn.put(id, chats.get(pair.chat()));
            post(id, frame(id, pair, note, text));
        };
        pair.diary().say(new Saying(id, Side.AGENT, note, text), () -> loop.execute(posting));
    }

    /// Says it without keeping it: whether anything comes of it is not this client's business.
    void blurt(String id, Party.Pair pair, String text) {
        loop.execute(() -> send(frame(id, pair, false, text)));
    }

    /// Promises to say it: it goes out with the next connection, unless it is answered before.
    void intend(String id, Party.Pair pair, String text) {
        Runnable owing = () -> {
            sentIn.put(id, chats.get(pair.chat()));
            owe(id, frame(id, pair, false, text));
        };
        pair.diary().say(new Saying(id, Side.AGENT, false, text), () -> loop.execute(owing));
    }

    private static String frame(String id, Party.Pair pair, boolean note, String text) {
        ObjectNode frame = JSON.createObjectNode();
        frame.put("type", note ? "note" : "message")
                .put("id", id)
                .put("chat", pair.chat())
                .put("text", text);
        return frame.toString();
    }

    List<String> faults() {
        return faults;
    }

    @Override
    String path() {
        return "/live/agent";
    }

    @Override
    Map<String, String> headers() {
        if (headers == null) {
            headers = SignIn.headers(port, account);
        }
        return headers;
    }

    @Override
    String hello() {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("version", 1);
        ObjectNode have = hello.putObject("have");
        chats.forEach((chat, reader) -> have.put(chat, reader.last()));
        return hello.toString();
    }

    @Override
    void greeted(JsonNode frame) {
        chats.values().forEach(ChatReader::reconnected);
        if (!frame.path("status").asText().equals("online")) {
            send("{\"type\":\"status\",\"status\":\"online\"}");
        }
        ready();
    }

    @Override
    void on(String type, JsonNode frame) {
        ChatReader reader = chats.get(frame.path("chat").asText());
        String id = frame.path("id").asText();
        switch (type) {
            case "event" -> {
                if (reader != null) {
                    reader.event(frame);
                }
                settle(frame.path("event"));
            }
            case "events" -> {
                if (reader != null) {
                    reader.events(frame);
                }
                frame.path("events").forEach(this::settle);
            }
            case "ack" -> acknowledged(id, frame.path("number").asLong());
            case "refused" -> refused(id, frame.path("reason").asText());
            default -> {}
        }
    }

    private void settle(JsonNode event) {
        String id = event.path("id").asText();
        answered(id);
        sentIn.remove(id);
        joined(id);
    }

    private void acknowledged(String id, long number) {
        ChatReader reader = sentIn.remove(id);
        if (reader != null) {
            reader.diary().receipt(id, number);
        }
        answered(id);
        joined(id);
    }

    private void refused(String id, String reason) {
        ChatReader reader = sentIn.get(id);
        if (reader != null && reader.diary().refused(id, reason)) {
            tryAgain(id, reader.diary());
            return;
        }
        sentIn.remove(id);
        if (reader == null && serving.containsKey(id)) {
            serving.remove(id).completeExceptionally(new IllegalStateException("serve was refused: " + reason));
        }
        answered(id);
    }

    private void joined(String id) {
        CompletableFuture<Void> served = serving.remove(id);
        if (served != null) {
            served.complete(null);
        }
    }

    private void resume(String chat, long after) {
        send("{\"type\":\"resume\",\"chat\":\"" + chat + "\",\"after\":" + after + "}");
    }

    @Override
    void beaten() {
        chats.values().forEach(ChatReader::beaten);
    }

    /// The next connection asks for a session first, which blocks the loop for a moment: nothing else can be done
    /// without one.
    @Override
    void signInAgain() {
        headers = null;
    }

    @Override
    void fault(String what) {
        faults.add(name + ": " + what);
    }
}
