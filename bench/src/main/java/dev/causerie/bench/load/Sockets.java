package dev.causerie.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Opens client sockets, on few threads: the generator shares the machine with what it measures.
public final class Sockets implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 8 << 20;
    private static final int CONNECT_MILLIS = 10_000;

    private final MultiThreadIoEventLoopGroup group;
    private final List<EventLoop> loops;
    private final int receiveBuffer;

    public Sockets(int threads) {
        this(threads, 0);
    }

    /// @param receiveBuffer bytes that the kernel keeps for who does not read, or 0 for as many as it likes
    public Sockets(int threads, int receiveBuffer) {
        this.receiveBuffer = receiveBuffer;
        group = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
        loops = IntStream.range(0, threads)
                .<EventLoop>mapToObj(_ -> group.next())
                .toList();
    }

    public List<EventLoop> loops() {
        return loops;
    }

    /// Completes when the handshake is done. The reader is told of everything that follows, and of the end.
    public CompletableFuture<Link> open(EventLoop loop, URI address, Map<String, String> headers, Link.Reader reader) {
        return dial(loop, address, headers, reader).opened();
    }

    /// The same, for whoever may give up before it is open.
    public Link dial(EventLoop loop, URI address, Map<String, String> headers, Link.Reader reader) {
        DefaultHttpHeaders more = new DefaultHttpHeaders();
        headers.forEach(more::add);
        Link link = new Link(
                WebSocketClientHandshakerFactory.newHandshaker(
                        address, WebSocketVersion.V13, null, false, more, LARGEST_MESSAGE, true, false),
                reader);
        connect(
                        loop,
                        address.getPort(),
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LARGEST_MESSAGE),
                        new WebSocketFrameAggregator(LARGEST_MESSAGE),
                        link)
                .addListener((ChannelFuture connected) -> {
                    if (!connected.isSuccess()) {
                        link.opened().completeExceptionally(connected.cause());
                    }
                });
        return link;
    }

    /// Bare TCP, for a protocol that brings its own handlers.
    public ChannelFuture connect(EventLoop loop, int port, ChannelHandler... handlers) {
        Bootstrap bootstrap = new Bootstrap();
        if (receiveBuffer > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, receiveBuffer);
        }
        return bootstrap
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(handlers);
                    }
                })
                .connect("127.0.0.1", port);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
