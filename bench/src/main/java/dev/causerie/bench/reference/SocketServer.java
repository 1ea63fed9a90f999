package dev.causerie.bench.reference;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.function.BiFunction;

/// The smallest WebSocket server on Netty: listen, shake hands, hand the socket to `conversation`.
final class SocketServer {
    private static final int LARGEST_FRAME = 16_384;

    private SocketServer() {}

    static void run(int port, BiFunction<String, Channel, ChannelHandler> conversation) throws InterruptedException {
        // As the product does: Linux's own sockets where there are some.
        boolean epoll = Epoll.isAvailable();
        var loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_FRAME))
                                .addLast(new Handshake(conversation));
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
        System.out.println("ready http://localhost:" + port);
        listener.closeFuture().sync();
    }

    private static final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final BiFunction<String, Channel, ChannelHandler> conversation;

        Handshake(BiFunction<String, Channel, ChannelHandler> conversation) {
            this.conversation = conversation;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            var factory = new WebSocketServerHandshakerFactory("ws://localhost", null, false, LARGEST_FRAME);
            Channel channel = context.channel();
            // First the new handler, then the handshake: the client may speak as soon as it has the answer.
            context.pipeline().replace(this, null, conversation.apply(request.uri(), channel));
            factory.newHandshaker(request).handshake(channel, request);
        }
    }
}
