package dev.causerie.bench.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.bench.load.Link;
import dev.causerie.bench.load.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A client that follows the protocol as a browser does: an outbox in order, an event as the receipt, resume by number,
/// coming back by itself. Everything happens on its event loop.
abstract class ChatClient implements Link.Reader {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(13);
    private static final double LONGEST_WAIT_SECONDS = 3;
    private static final int SIGN_IN_AGAIN = 4100;
    private static final int DO_NOT_COME_BACK = 4200;
    private static final int OTHER_RANGES = 4300;

    final String name;
    final EventLoop loop;
    final int port;
    private final Sockets sockets;
    private final Map<String, String> outbox = new LinkedHashMap<>();
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private volatile int waiting;
    private volatile boolean welcomed;
    private volatile String state = "new";
    private Link link;
    private int failures;
    private boolean left;

    ChatClient(String name, Sockets sockets, EventLoop loop, int port) {
        this.name = name;
        this.sockets = sockets;
        this.loop = loop;
        this.port = port;
    }

    abstract String path();

    abstract Map<String, String> headers();

    abstract String hello();

    /// Every frame except `welcome` and `desk`.
    abstract void on(String type, JsonNode frame);

    abstract void greeted(JsonNode frame);

    abstract void signInAgain();

    abstract void fault(String what);

    final void start() {
        loop.execute(this::connect);
        loop.scheduleAtFixedRate(this::noticeSilence, 1, 1, TimeUnit.SECONDS);
    }

    final void stop() {
        loop.submit(() -> {
                    left = true;
                    if (link != null) {
                        link.close();
                    }
                })
                .syncUninterruptibly();
    }

    /// Keeps the frame until it is answered, and sends it when there is somebody to send it to.
    final void post(String id, String frame) {
        outbox.put(id, frame);
        waiting = outbox.size();
        if (welcomed) {
            link.send(frame);
        }
    }

    final void answered(String id) {
        outbox.remove(id);
        waiting = outbox.size();
    }

    final void send(String frame) {
        link.send(frame);
    }

    /// Completes with the first welcome.
    final CompletableFuture<Void> arrived() {
        return arrived;
    }

    final int waiting() {
        return waiting;
    }

    final boolean welcomed() {
        return welcomed;
    }

    final String state() {
        return name + ": " + state + ", welcomed " + welcomed + ", " + waiting + " in the outbox";
    }

    private void connect() {
        if (left) {
            return;
        }
        state = "connecting";
        URI address = URI.create("ws://localhost:" + port + path());
        sockets.open(loop, address, headers(), this).whenComplete((opened, failure) -> {
            if (failure != null) {
                comeBack("cannot connect: " + failure.getMessage());
                return;
            }
            state = "open";
            link = opened;
            link.send(hello());
        });
    }

    private void noticeSilence() {
        if (link != null && System.nanoTime() - link.heardAt() > SILENCE_NANOS) {
            link.close();
        }
    }

    /// At once the first time, then after 0.5 s · 2^n, at most 3 s, each ± 30 %.
    private void comeBack(String why) {
        state = why;
        link = null;
        welcomed = false;
        if (left) {
            return;
        }
        int attempt = failures++;
        double seconds = attempt == 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 0.5 * Math.pow(2, attempt - 1));
        double spread = ThreadLocalRandom.current().nextDouble(0.7, 1.3);
        loop.schedule(this::connect, (long) (seconds * spread * 1_000), TimeUnit.MILLISECONDS);
    }

    @Override
    public final void closed(int code) {
        if (link == null || left) {
            return;
        }
        if (code >= DO_NOT_COME_BACK && code < OTHER_RANGES) {
            fault("told not to come back: " + code);
            return;
        }
        if (code >= SIGN_IN_AGAIN && code < DO_NOT_COME_BACK) {
            signInAgain();
        }
        comeBack("closed with " + code);
    }

    @Override
    public final void frame(ByteBuf text) {
        String json = text.toString(StandardCharsets.UTF_8);
        try {
            JsonNode frame = JSON.readTree(json);
            String type = frame.path("type").asText();
            switch (type) {
                case "welcome", "desk" -> welcome(frame);
                case "error" -> fault("the server answered " + json);
                default -> on(type, frame);
            }
        } catch (JsonProcessingException broken) {
            fault("not JSON: " + json);
        }
    }

    private void welcome(JsonNode frame) {
        failures = 0;
        welcomed = true;
        state = "welcomed";
        greeted(frame);
        arrived.complete(null);
        outbox.values().forEach(link::send);
    }
}
