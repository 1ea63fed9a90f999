package dev.causerie.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The reader of a socket while a chat is being set up: lets the caller wait for a frame by its type or by the id in
/// it.
final class Replies implements Link.Reader {
    private static final int PATIENCE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();

    JsonNode await(String key) {
        try {
            return slot(key).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("no answer: " + key, failure);
        }
    }

    /// Who is asked for hours must not remember everything.
    void forget(String key) {
        expected.remove(key);
    }

    private CompletableFuture<JsonNode> slot(String key) {
        return expected.computeIfAbsent(key, _ -> new CompletableFuture<>());
    }

    @Override
    public void frame(ByteBuf text) {
        String json = text.toString(StandardCharsets.UTF_8);
        try {
            JsonNode frame = JSON.readTree(json);
            String type = frame.path("type").asText();
            switch (type) {
                case "event" -> slot(frame.path("event").path("id").asText()).complete(frame);
                case "ack" -> slot(frame.path("id").asText()).complete(frame);
                case "refused" ->
                    slot(frame.path("id").asText()).completeExceptionally(new IllegalStateException(json));
                case "error" -> failAll(json);
                case "desk" -> slot(type).complete(frame);
                case "welcome", "status" -> {
                    slot(type).complete(frame);
                    slot(frame.path("status").asText()).complete(frame);
                }
                default -> {}
            }
        } catch (JsonProcessingException broken) {
            failAll("not JSON: " + json);
        }
    }

    @Override
    public void closed(int code) {
        failAll("closed with " + code);
    }

    private void failAll(String why) {
        expected.values().forEach(slot -> slot.completeExceptionally(new IllegalStateException(why)));
    }
}
