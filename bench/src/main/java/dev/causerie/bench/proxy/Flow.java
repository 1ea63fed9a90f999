package dev.causerie.bench.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The bytes of one direction. They keep their order whatever happens to them. Touched on the proxy's thread only.
public final class Flow extends ChannelInboundHandlerAdapter {
    private record Chunk(ByteBuf bytes, long due) {}

    private final Pipe pipe;
    private final Queue<Chunk> waiting = new ArrayDeque<>();
    private Channel from;
    private Channel to;
    private long delayNanos;
    private long lastDue;
    private boolean held;
    private boolean stalling;
    private boolean ended;

    Flow(Pipe pipe) {
        this.pipe = pipe;
    }

    void between(Channel source, Channel sink) {
        from = source;
        to = sink;
        to.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelWritabilityChanged(ChannelHandlerContext context) {
                breathe();
            }
        });
        breathe();
    }

    /// A black hole: nothing arrives, not even that somebody left. As on a real line, what the kernels of both ends
    /// still repeat arrives when it is over.
    public void hold() {
        held = true;
        breathe();
    }

    boolean isHeld() {
        return held;
    }

    /// Passes the first half of whatever comes next, which is the middle of a frame, and then nothing.
    public void stall() {
        stalling = true;
    }

    public void delay(long millis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// The line is good again.
    public void release() {
        held = false;
        stalling = false;
        delayNanos = 0;
        pump();
        breathe();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (stalling && bytes.readableBytes() > 1) {
            stalling = false;
            take(bytes.readRetainedSlice(bytes.readableBytes() / 2));
            pump();
            hold();
        }
        take(bytes);
        pump();
    }

    private void take(ByteBuf bytes) {
        lastDue = Math.max(System.nanoTime() + delayNanos, lastDue);
        waiting.add(new Chunk(bytes, lastDue));
    }

    private void pump() {
        while (!held && to != null && !waiting.isEmpty()) {
            long early = waiting.peek().due() - System.nanoTime();
            if (early > 0) {
                to.eventLoop().schedule(this::pump, early, TimeUnit.NANOSECONDS);
                return;
            }
            to.write(waiting.remove().bytes());
        }
        if (to != null) {
            to.flush();
            endWhenDry();
        }
    }

    /// Reads only what can be passed on, so that whoever sends feels that the other does not read.
    private void breathe() {
        if (from != null) {
            from.config().setAutoRead(!held && to.isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        if (to == null) {
            pipe.cut();
        } else {
            endWhenDry();
        }
    }

    /// The last bytes, a close code among them, are for whoever is slow to read them, too.
    private void endWhenDry() {
        if (ended && waiting.isEmpty() && !held) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    void forget() {
        waiting.forEach(chunk -> chunk.bytes().release());
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
