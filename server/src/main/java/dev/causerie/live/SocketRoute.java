package dev.causerie.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/// The WebSocket door of a feed.
public final class SocketRoute {
    private static final int SLOW_BYTES = 1024 * 1024;

    private final Hub hub;
    private final Feed.Opener opener;
    private final Limits limits;

    public SocketRoute(Hub hub, Feed.Opener opener, Limits limits) {
        this.hub = hub;
        this.opener = opener;
        this.limits = limits;
    }

    public void upgrade(HttpServerRequest request, Handshake handshake) {
        if (hub.turnAway(request.response(), limits.room())) {
            return;
        }
        request.toWebSocket().onSuccess(socket -> {
            Flushes.together(request.connection());
            socket.setWriteQueueMaxSize(SLOW_BYTES);
            Connection connection = new SocketConnection(hub.here(), limits.rate(), socket);
            socket.textMessageHandler(connection::received);
            socket.binaryMessageHandler(bytes -> connection.close(CloseCode.PROTOCOL));
            socket.closeHandler(nothing -> connection.gone());
            socket.exceptionHandler(broken -> connection.gone());
            connection.open(opener, handshake);
        });
    }

    private static final class SocketConnection extends Connection {
        private final ServerWebSocket socket;

        SocketConnection(Shard shard, Rate rate, ServerWebSocket socket) {
            super(shard, rate);
            this.socket = socket;
        }

        @Override
        protected void write(String frame) {
            socket.writeTextMessage(frame);
        }

        @Override
        protected boolean full() {
            return socket.writeQueueFull();
        }

        @Override
        protected void shut(CloseCode code) {
            socket.close((short) code.value(), code.why());
        }
    }
}
