package dev.causerie.bench.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The network between the clients and the server, on one thread: it passes bytes on, until somebody makes it bad.
public final class Proxy implements AutoCloseable {
    /// Small, so that who does not read is noticed at the other end before megabytes have gone into kernels; and
    /// several
    /// segments of the loopback, so that the window opens as soon as somebody reads again.
    private static final int BUFFER = 256 * 1024;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final int port;
    private final int target;
    private final Set<Pipe> pipes = new LinkedHashSet<>();
    private Consumer<Pipe> treatment = _ -> {};
    private Channel listener;

    /// Listens on `port` and passes on to `target`, both on this machine.
    public Proxy(int port, int target) {
        this.port = port;
        this.target = target;
        listen();
    }

    public int port() {
        return port;
    }

    /// Does something to the pipes that are open now, on the proxy's thread.
    public void each(Consumer<Pipe> action) {
        loop.submit(() -> List.copyOf(pipes).forEach(action)).syncUninterruptibly();
    }

    /// From now on this is done to every new pipe before a byte passes.
    public void treatNew(Consumer<Pipe> fresh) {
        loop.submit(() -> treatment = fresh).syncUninterruptibly();
    }

    /// Nobody listens any more: who comes is refused by the kernel.
    public void refuse() {
        listener.close().syncUninterruptibly();
    }

    public void listen() {
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, BUFFER)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        connect(client);
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    private void connect(Channel client) {
        Pipe pipe = new Pipe(client, pipes::remove);
        pipes.add(pipe);
        treatment.accept(pipe);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_RCVBUF, BUFFER)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel server) {
                        pipe.reaches(server);
                    }
                })
                .connect("127.0.0.1", target)
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        pipe.open();
                    } else {
                        pipe.cut();
                    }
                });
    }

    @Override
    public void close() {
        refuse();
        each(Pipe::cut);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
