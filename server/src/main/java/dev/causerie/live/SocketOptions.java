package dev.causerie.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// How the server speaks WebSocket. Compression stays off: it costs 100 kB of memory a connection for frames of 300
/// bytes.
@ApplicationScoped
public class SocketOptions implements HttpServerOptionsCustomizer {
    // Above our own limit, so that too large a frame is answered by our close code and not by a broken connection.
    private static final int LARGEST = 4 * Connection.LONGEST_FRAME;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        options.setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(LARGEST)
                .setMaxWebSocketMessageSize(LARGEST);
    }
}
