package dev.causerie.live;

import io.vertx.core.http.HttpConnection;
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
            HttpConnection below = request.connection();
            Link.flushTogether(below);
            socket.setWriteQueueMaxSize(SLOW_BYTES);
            Connection connection = new SocketConnection(hub.here(), limits.rate(), socket, below);
            socket.textMessageHandler(connection::received);
            socket.binaryMessageHandler(bytes -> connection.close(CloseCode.PROTOCOL));
            socket.closeHandler(nothing -> connection.parted());
            socket.exceptionHandler(broken -> connection.parted());
            connection.open(opener, handshake);
            Link.whenEnded(below, connection::gone);
        });
    }

    private static final class SocketConnection extends Connection {
        private final ServerWebSocket socket;
        private final HttpConnection below;

        SocketConnection(Shard shard, Rate rate, ServerWebSocket socket, HttpConnection below) {
            super(shard, rate);
            this.socket = socket;
            this.below = below;
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

        @Override
        protected void cut() {
            Link.cut(below);
        }
    }
}
