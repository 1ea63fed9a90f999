package dev.causerie.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The door of a feed where WebSockets are blocked: server-sent events down, POST up, the same frames.
public final class StreamRoute {
    private static final int SLOW_BYTES = 1024 * 1024;
    private static final int ID_BYTES = 16;

    private final Hub hub;
    private final Feed.Opener opener;
    private final Limits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, StreamConnection> streams = new ConcurrentHashMap<>();

    public StreamRoute(Hub hub, Feed.Opener opener, Limits limits) {
        this.hub = hub;
        this.opener = opener;
        this.limits = limits;
    }

    /// Opens a stream; `hello` is its first frame.
    public void open(HttpServerRequest request, Handshake handshake, String hello) {
        if (hub.turnAway(request.response(), limits.room())) {
            return;
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.setWriteQueueMaxSize(SLOW_BYTES);
        StreamConnection connection = new StreamConnection(hub.here(), limits.rate(), response, handshake.origin());
        streams.put(id, connection);
        response.closeHandler(nothing -> {
            streams.remove(id);
            connection.gone();
        });
        response.exceptionHandler(broken -> connection.gone());
        connection.open(opener, handshake);
        connection.send("{\"type\":\"stream\",\"stream\":\"" + id + "\"}");
        connection.received(hello);
    }

    /// Takes what the client of a stream sends.
    ///
    /// @param origin of the page that sends, or null; another one than it was opened from has no such stream
    /// @return false when there is no such stream
    public boolean receive(String id, String origin, String body) {
        StreamConnection connection = streams.get(id);
        if (connection == null || !Objects.equals(origin, connection.origin)) {
            return false;
        }
        connection.run(() -> body.lines().filter(line -> !line.isBlank()).forEach(connection::received));
        return true;
    }

    private static final class StreamConnection extends Connection {
        private final HttpServerResponse response;
        private final String origin;

        StreamConnection(Shard shard, Rate rate, HttpServerResponse response, String origin) {
            super(shard, rate);
            this.origin = origin;
            this.response = response;
        }

        @Override
        protected void write(String frame) {
            response.write("data: " + frame + "\n\n");
        }

        @Override
        protected boolean full() {
            return response.writeQueueFull();
        }

        @Override
        protected void shut(CloseCode code) {
            if (!response.ended()) {
                String why = code.why().isEmpty() ? "" : "event: why\ndata: " + code.why() + "\n\n";
                response.end(why + "event: close\ndata: " + code.value() + "\n\n");
            }
        }
    }
}
