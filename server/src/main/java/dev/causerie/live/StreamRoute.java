package dev.causerie.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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
        StreamConnection connection = new StreamConnection(id, handshake.origin(), request);
        streams.put(id, connection);
        response.closeHandler(nothing -> {
            streams.remove(id);
            connection.gone();
        });
        response.exceptionHandler(broken -> connection.parted());
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

    private final class StreamConnection extends Connection {
        private final String id;
        private final String origin;
        private final HttpServerRequest request;
        private final HttpServerResponse response;

        StreamConnection(String id, String origin, HttpServerRequest request) {
            super(hub.here(), limits.rate());
            this.id = id;
            this.origin = origin;
            this.request = request;
            this.response = request.response();
        }

        @Override
        protected void write(String frame) {
            response.write("data: " + frame + "\n\n");
        }

        @Override
        protected boolean full() {
            // The framework ends it when something fails; nothing more goes out then.
            return response.ended() || response.writeQueueFull();
        }

        @Override
        protected void shut(CloseCode code) {
            streams.remove(id); // the close handler does not run for a response that has ended
            if (response.ended()) {
                gone();
                return;
            }
            String why = code.why().isEmpty() ? "" : "event: why\ndata: " + code.why() + "\n\n";
            response.end(why + "event: close\ndata: " + code.value() + "\n\n").onComplete(sent -> gone());
        }

        @Override
        protected void cut() {
            if (request.version() == HttpVersion.HTTP_2) {
                response.reset(); // the connection carries others too
            } else {
                Link.cut(request.connection());
            }
        }
    }
}
