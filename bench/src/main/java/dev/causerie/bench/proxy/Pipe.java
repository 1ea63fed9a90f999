package dev.causerie.bench.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.function.Consumer;

/// One connection through the proxy: a lane in each direction. Touched on the proxy's thread only.
public final class Pipe {
    private final Channel client;
    private final Consumer<Pipe> gone;
    private final Flow up = new Flow(this);
    private final Flow down = new Flow(this);
    private Channel server;

    Pipe(Channel client, Consumer<Pipe> gone) {
        this.client = client;
        this.gone = gone;
        client.pipeline().addLast(up);
        client.closeFuture().addListener(_ -> gone.accept(this));
    }

    void reaches(Channel reached) {
        server = reached;
        reached.pipeline().addLast(down);
    }

    void open() {
        up.between(client, server);
        down.between(server, client);
    }

    /// From the client to the server.
    public Flow up() {
        return up;
    }

    /// From the server to the client.
    public Flow down() {
        return down;
    }

    /// The line is good again.
    public void release() {
        up.release();
        down.release();
    }

    /// Whether something of it does not get through.
    public boolean isStuck() {
        return up.isHeld() || down.isHeld();
    }

    /// Closes both ends, as a router does that is told to.
    public void cut() {
        client.close();
        if (server != null) {
            server.close();
        }
        up.forget();
        down.forget();
        gone.accept(this);
    }

    /// Breaks both ends with a reset: what was under way is thrown away by the kernels.
    public void reset() {
        client.config().setOption(ChannelOption.SO_LINGER, 0);
        if (server != null) {
            server.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        cut();
    }
}
