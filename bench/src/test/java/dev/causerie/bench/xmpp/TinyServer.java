package dev.causerie.bench.xmpp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Stands in for an XMPP server: the answers that a session needs, and messages from one user to another.
final class TinyServer implements AutoCloseable {
    enum Habit {
        HONEST,
        /// Hands on without an archive.
        FORGETTING,
        BOUNCING,
        /// Lets nobody in.
        STRICT
    }

    private final Habit habit;
    private final Map<String, Channel> users = new ConcurrentHashMap<>();
    private final AtomicLong messages = new AtomicLong();
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel door;

    TinyServer(Habit habit) {
        this.habit = habit;
        door = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new StanzaDecoder(), new Stream());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    long messages() {
        return messages.get();
    }

    private static void send(Channel channel, String text) {
        channel.writeAndFlush(ByteBufUtil.writeUtf8(channel.alloc(), text));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Stream extends SimpleChannelInboundHandler<String> {
        private int handled;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(
                    context.channel(),
                    "<?xml version='1.0'?><stream:stream><stream:features><mechanisms/></stream:features>");
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, String stanza) {
            Channel channel = context.channel();
            switch (stanza.substring(1, stanza.indexOf(' ') < 0 ? stanza.length() - 2 : stanza.indexOf(' '))) {
                case "auth" -> admit(channel, stanza);
                case "iq" -> send(channel, "<iq type='result' id='bind'><bind/></iq>");
                case "enable" -> send(channel, "<enabled/>");
                case "presence" -> send(channel, "<presence/>");
                case "message" -> message(channel, stanza);
                case "r" -> send(channel, "<a h='" + handled + "' xmlns='urn:xmpp:sm:3'/>");
                default -> throw new IllegalStateException(stanza);
            }
        }

        private void admit(Channel channel, String stanza) {
            if (habit == Habit.STRICT) {
                send(channel, "<failure><not-authorized/></failure>");
                return;
            }
            byte[] plain = Base64.getDecoder().decode(stanza.replaceAll("<[^>]*>", ""));
            users.put(new String(plain, StandardCharsets.UTF_8).split("\0")[1], channel);
            send(channel, "<success/><stream:stream><stream:features><bind/></stream:features>");
        }

        private void message(Channel channel, String stanza) {
            handled++;
            messages.incrementAndGet();
            if (habit == Habit.BOUNCING) {
                send(channel, stanza.replace("type='chat'", "type='error'"));
                return;
            }
            Channel agent = users.get(stanza.replaceAll(".* to='([^@]*)@.*", "$1"));
            String mark = habit == Habit.FORGETTING ? "" : "<stanza-id id='1'/>";
            send(agent, stanza.replace("<body>", mark + "<body>"));
        }
    }
}
