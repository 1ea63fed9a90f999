package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// One client socket. It answers heartbeats by itself; everything else goes to its reader, on the socket's event loop.
public final class Link extends SimpleChannelInboundHandler<Object> {
    /// Whoever listens to a socket.
    public interface Reader {
        /// One text frame; the buffer is the caller's and valid only during the call.
        void frame(ByteBuf text);

        /// Told once, of a connection that was open. 1006 when the other side left without a word.
        void closed(int code);

        /// The server asked whether we live, and was answered.
        default void beat() {}
    }

    private static final int LEFT_WITHOUT_A_WORD = 1006;
    private static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.US_ASCII);

    private final WebSocketClientHandshaker handshaker;
    private final CompletableFuture<Link> opened = new CompletableFuture<>();
    private volatile Reader reader;
    private volatile Channel channel;
    private volatile long heardAt = System.nanoTime();
    private byte[] before;
    private byte[] after;
    private boolean closed;

    Link(WebSocketClientHandshaker handshaker, Reader reader) {
        this.handshaker = handshaker;
        this.reader = reader;
    }

    /// Completes when the handshake is done.
    public CompletableFuture<Link> opened() {
        return opened;
    }

    public void read(Reader next) {
        reader = next;
    }

    /// When anything last came, heartbeats included, on the clock of `System.nanoTime`.
    public long heardAt() {
        return heardAt;
    }

    public void send(String frame) {
        send(ByteBufUtil.writeUtf8(channel.alloc(), frame));
    }

    public void send(ByteBuf frame) {
        if (before == null) {
            channel.writeAndFlush(new TextWebSocketFrame(frame));
        } else {
            ByteBuf wrapped = channel.alloc().buffer(before.length + frame.readableBytes() + after.length);
            wrapped.writeBytes(before).writeBytes(frame).writeBytes(after);
            frame.release();
            channel.writeAndFlush(new TextWebSocketFrame(wrapped));
        }
    }

    /// From now on every frame is sent inside something else.
    void wrap(String prefix, String suffix) {
        before = prefix.getBytes(StandardCharsets.US_ASCII);
        after = suffix.getBytes(StandardCharsets.US_ASCII);
    }

    void sendBare(String frame) {
        channel.writeAndFlush(new TextWebSocketFrame(frame));
    }

    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /// Whether the network takes more: who goes on sending when not only fills its own memory.
    public boolean writable() {
        return channel.isWritable();
    }

    /// Whether what comes is read. Who does not read lets it pile up at the server.
    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        handshaker.handshake(channel);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        heardAt = System.nanoTime();
        switch (message) {
            case FullHttpResponse response -> finishHandshake(response);
            case TextWebSocketFrame text -> receive(text.content());
            case PingWebSocketFrame ping ->
                channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame close -> {
                end(close.statusCode());
                channel.close();
            }
            default -> {}
        }
    }

    private void finishHandshake(FullHttpResponse response) {
        if (response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            opened.completeExceptionally(
                    new Refused(response.status().code(), response.headers().get("Retry-After")));
            channel.close();
            return;
        }
        handshaker.finishHandshake(channel, response);
        opened.complete(this);
    }

    private void receive(ByteBuf text) {
        if (Frames.isPing(text)) {
            send(channel.alloc().buffer(PONG.length).writeBytes(PONG));
            reader.beat();
        } else {
            reader.frame(text);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        opened.completeExceptionally(new IllegalStateException("closed before the handshake ended"));
        end(LEFT_WITHOUT_A_WORD);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        context.close();
    }

    private void end(int code) {
        if (!closed && !opened.isCompletedExceptionally()) {
            closed = true;
            reader.closed(code);
        }
    }
}
