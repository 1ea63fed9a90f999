package dev.causerie.bench.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.bench.load.Link;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A client that follows the protocol as our browsers do: an outbox in order, an event as the receipt, resume by
/// number, giving up what is silent, coming back by itself. Everything happens on its event loop.
public abstract class ChatClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(13);
    private static final int LEFT_WITHOUT_A_WORD = 1006;
    private static final int SIGN_IN_AGAIN = 4100;
    private static final int DO_NOT_COME_BACK = 4200;
    private static final int OTHER_RANGES = 4300;
    private static final int SECOND_THOUGHT_MILLIS = 500;

    final String name;
    final EventLoop loop;
    final int port;
    private final Place place;
    private final Map<String, String> outbox = new LinkedHashMap<>();
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private volatile int waiting;
    private volatile boolean welcomed;
    private volatile int closedWith;
    private volatile String state = "new";
    private Attempt attempt;
    private boolean ready;
    private boolean frozen;
    private final Backoff backoff = new Backoff();
    private boolean left;

    ChatClient(String name, Place place) {
        this.name = name;
        this.place = place;
        this.loop = place.loop();
        this.port = place.port();
    }

    /// One connection from the first dialling to its end. What an abandoned one still says is not listened to.
    private final class Attempt implements Link.Reader {
        private Link link;

        private boolean present() {
            return attempt == this;
        }

        @Override
        public void frame(ByteBuf text) {
            if (present()) {
                received(text.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void closed(int code) {
            if (present()) {
                lost(code);
            }
        }

        @Override
        public void beat() {
            if (present()) {
                beaten();
            }
        }
    }

    abstract String path();

    abstract Map<String, String> headers();

    abstract String hello();

    /// Every frame except `welcome` and `desk`.
    abstract void on(String type, JsonNode frame);

    /// Welcomed. Calls [#ready] when what is stored already has been taken in, now or later.
    abstract void greeted(JsonNode frame);

    /// A heartbeat: whatever is still missing was lost on the way.
    abstract void beaten();

    abstract void signInAgain();

    abstract void fault(String what);

    final void start() {
        loop.execute(this::connect);
        loop.scheduleAtFixedRate(this::noticeSilence, 1, 1, TimeUnit.SECONDS);
    }

    final void stop() {
        loop.submit(() -> {
                    left = true;
                    hangUp();
                })
                .syncUninterruptibly();
    }

    /// Keeps the frame until it is answered, and sends it when there is somebody to send it to.
    final void post(String id, String frame) {
        owe(id, frame);
        if (ready) {
            send(frame);
        }
    }

    /// Keeps the frame until it is answered; it is sent on the next connection.
    final void owe(String id, String frame) {
        outbox.put(id, frame);
        waiting = outbox.size();
    }

    /// @return the frame that this is the answer to, or null when it was answered before
    final String answered(String id) {
        String frame = outbox.remove(id);
        waiting = outbox.size();
        return frame;
    }

    /// It could not be stored now: whoever wrote it thinks again and tries again. With the same
    /// id, since perhaps it was stored after all.
    final void tryAgain(String id, Diary diary) {
        String frame = answered(id);
        if (frame != null) {
            int millis = SECOND_THOUGHT_MILLIS + ThreadLocalRandom.current().nextInt(SECOND_THOUGHT_MILLIS);
            Runnable sending = () -> loop.execute(() -> post(id, frame));
            loop.schedule(() -> diary.sayAgain(id, sending), millis, TimeUnit.MILLISECONDS);
        }
    }

    final void send(String frame) {
        if (welcomed) {
            attempt.link.send(frame);
        }
    }

    /// Sends everything that waits for an answer once more.
    final void repeat() {
        loop.execute(() -> {
            if (ready) {
                outbox.values().forEach(this::send);
            }
        });
    }

    /// Stops reading, as a browser does whose machine is asleep, or goes on.
    public final void freeze(boolean on) {
        loop.execute(() -> {
            frozen = on;
            closedWith = on ? 0 : closedWith;
            if (attempt != null && welcomed) {
                attempt.link.reading(!on);
            }
        });
    }

    /// Drops the connection and comes back at once.
    public final void drop() {
        loop.execute(() -> lost(LEFT_WITHOUT_A_WORD));
    }

    final CompletableFuture<Void> arrived() {
        return arrived;
    }

    public final int waiting() {
        return waiting;
    }

    final boolean welcomed() {
        return welcomed;
    }

    /// The code of the last close since the last [#freeze], or 0.
    public final int closedWith() {
        return closedWith;
    }

    final String state() {
        return name + ": " + state + ", welcomed " + welcomed + ", " + waiting + " in the outbox";
    }

    private void connect() {
        if (left || attempt != null) {
            return;
        }
        state = "connecting";
        Map<String, String> headers;
        try {
            headers = headers();
        } catch (IllegalStateException failure) {
            comeBack("cannot sign in: " + failure.getMessage(), failure);
            return;
        }
        Attempt fresh = new Attempt();
        attempt = fresh;
        URI address = URI.create("ws://localhost:" + port + path());
        fresh.link = place.sockets().dial(loop, address, headers, fresh);
        fresh.link.opened().whenComplete((link, failure) -> {
            if (!fresh.present()) {
                return;
            }
            if (failure == null) {
                state = "open";
                link.send(hello());
            } else {
                hangUp();
                comeBack("cannot connect: " + failure.getMessage(), failure);
            }
        });
    }

    private void noticeSilence() {
        if (attempt != null && !frozen && System.nanoTime() - attempt.link.heardAt() > SILENCE_NANOS) {
            lost(LEFT_WITHOUT_A_WORD);
        }
    }

    private void hangUp() {
        Attempt last = attempt;
        attempt = null;
        welcomed = false;
        ready = false;
        frozen = false;
        if (last != null) {
            last.link.close();
        }
    }

    private void lost(int code) {
        hangUp();
        closedWith = code;
        if (code >= DO_NOT_COME_BACK && code < OTHER_RANGES) {
            state = "barred";
            fault("told not to come back: " + code);
            return;
        }
        if (code >= SIGN_IN_AGAIN && code < DO_NOT_COME_BACK) {
            signInAgain();
        }
        comeBack("closed with " + code, null);
    }

    private void comeBack(String why, Throwable failure) {
        state = why;
        if (!left) {
            loop.schedule(this::connect, backoff.nextMillis(failure), TimeUnit.MILLISECONDS);
        }
    }

    private void received(String json) {
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
        backoff.reset();
        welcomed = true;
        state = "welcomed";
        greeted(frame);
        arrived.complete(null);
    }

    /// From now on this connection is sent what waits, in its order.
    final void ready() {
        if (welcomed && !ready) {
            ready = true;
            outbox.values().forEach(this::send);
        }
    }
}
