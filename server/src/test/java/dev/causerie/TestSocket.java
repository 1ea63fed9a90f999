package dev.causerie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A browser's end of a socket: sends frames, keeps what comes, waits for what must come. The heartbeat, which may fall
/// anywhere and tells nothing, is counted apart.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 20_000;

    private final List<JsonNode> received = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final boolean answersPings;
    private final AtomicInteger pings = new AtomicInteger();
    private WebSocket socket;
    private CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(null);

    private TestSocket(boolean answersPings) {
        this.answersPings = answersPings;
    }

    public static TestSocket open(URI address, String... headers) {
        return open(address, true, headers);
    }

    /// One that never answers a ping.
    public static TestSocket mute(URI address) {
        return open(address, false);
    }

    private static TestSocket open(URI address, boolean answersPings, String... headers) {
        TestSocket opened = new TestSocket(answersPings);
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        opened.socket = builder.buildAsync(address, opened)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return opened;
    }

    /// A visitor of the test widget who has been welcomed.
    public static TestSocket visitor(TestServer server) {
        TestSocket socket = open(server.socket("/live/visitor"), "Origin", "https://shop.example");
        socket.send(hello(""));
        socket.await("welcome");
        return socket;
    }

    /// @return the status with which a socket is refused; fails when it is let in
    public static int refusal(URI address) {
        try (TestSocket open = open(address)) {
            throw new AssertionError("It was let in: " + open.isOpen());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /// A visitor who knocks until there is room.
    public static TestSocket visitorOnceLetIn(TestServer server) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try {
                return visitor(server);
            } catch (CompletionException full) {
                if (System.currentTimeMillis() > end) {
                    throw full;
                }
            }
        }
    }

    /// @param more members of the frame, each with a leading comma
    public static String hello(String more) {
        return """
                {"type":"hello","version":1,"key":"%s","page":{"url":"https://shop.example/","title":"Shop"},"language":"en"%s}""".formatted(TestServer.KEY, more);
    }

    public void send(String frame) {
        inTurn(socket, frame).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// A socket takes one frame after the other, and pongs are sent by another thread.
    private synchronized CompletableFuture<WebSocket> inTurn(WebSocket to, String frame) {
        sending = sending.exceptionally(failed -> to).thenCompose(before -> to.sendText(frame, true));
        return sending;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonNode frame = parse(part.toString());
            part.setLength(0);
            if (frame.path("type").asText().equals("ping")) {
                beat(from);
            } else {
                synchronized (received) {
                    received.add(frame);
                    received.notifyAll();
                }
            }
        }
        return WebSocket.Listener.super.onText(from, data, last);
    }

    private void beat(WebSocket from) {
        pings.incrementAndGet();
        if (answersPings) {
            inTurn(from, "{\"type\":\"pong\"}");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        wake();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
        wake();
    }

    private void wake() {
        synchronized (received) {
            received.notifyAll();
        }
    }

    /// @return the code it was closed with, once it is
    public int closeCode() {
        return closeCode(20);
    }

    public int closeCode(int patienceSeconds) {
        return closed.orTimeout(patienceSeconds, TimeUnit.SECONDS).join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    public JsonNode await(String type) {
        return await(frame -> frame.path("type").asText().equals(type), "a frame of type " + type);
    }

    public JsonNode awaitEvent(String kind) {
        return await(frame -> frame.path("event").path("kind").asText().equals(kind), "an event of kind " + kind);
    }

    /// Waits for a frame, also among those that came before.
    public JsonNode await(Predicate<JsonNode> wanted, String what) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        int looked = 0;
        synchronized (received) {
            while (true) {
                while (looked < received.size()) {
                    JsonNode frame = received.get(looked++);
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
                long left = end - System.currentTimeMillis();
                if (left <= 0 || closed.isDone()) {
                    throw new AssertionError("No " + what + " came, but " + received);
                }
                try {
                    received.wait(left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /// Waits until each of these ids is answered.
    ///
    /// @return the answers by id
    public Map<String, JsonNode> answers(Set<String> ids) {
        Map<String, JsonNode> answers = new HashMap<>();
        await(
                frame -> {
                    JsonNode said = frame.has("event") ? frame.path("event") : frame;
                    String id = said.path("id").asText();
                    if (ids.contains(id)) {
                        answers.put(id, frame);
                    }
                    return answers.size() == ids.size();
                },
                ids.size() + " answers");
        return answers;
    }

    public List<JsonNode> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public int pings() {
        return pings.get();
    }

    public void forget() {
        synchronized (received) {
            received.clear();
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
