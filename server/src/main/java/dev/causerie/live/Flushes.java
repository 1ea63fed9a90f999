package dev.causerie.live;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Lets what is written to a connection in one turn of its event loop leave in one system call: an agent's socket gets
/// a frame for each message of a batch, and each call costs more than making the frame.
final class Flushes {
    private static final int MOST_FRAMES = 256;

    private Flushes() {}

    static void together(HttpConnection connection) {
        if (connection instanceof ConnectionBase link) {
            link.channel().pipeline().addFirst(new FlushConsolidationHandler(MOST_FRAMES, true));
        }
    }
}
