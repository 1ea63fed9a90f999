package dev.causerie.live;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// The channel below a connection, for what the framework does not offer itself.
final class Link {
    private static final int MOST_FRAMES = 256;

    private Link() {}

    /// Lets what is written in one turn of the event loop leave in one system call: an agent's socket gets a frame for
    /// each message of a batch, and each call costs more than making the frame.
    static void flushTogether(HttpConnection connection) {
        if (connection instanceof ConnectionBase link) {
            link.channel().pipeline().addFirst(new FlushConsolidationHandler(MOST_FRAMES, true));
        }
    }

    /// Runs something on its event loop when it has really ended: the framework already says so when a close frame
    /// comes, though the answer to it may wait behind all that was not read.
    static void whenEnded(HttpConnection connection, Runnable action) {
        if (connection instanceof ConnectionBase link) {
            link.channel().closeFuture().addListener(closed -> action.run());
        } else {
            connection.closeHandler(nothing -> action.run());
        }
    }

    /// Ends it at once, on its event loop only. What waits to be sent is dropped; the framework, which stands in the
    /// pipeline, would wait until it has left.
    static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase link) {
            link.channel().unsafe().close(link.channel().newPromise());
        } else {
            connection.close();
        }
    }
}
