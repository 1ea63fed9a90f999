package dev.causerie.bench.reference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/// Reference program, not durable: what Netty alone costs. Each frame goes on to the peer and a receipt goes back.
public final class RawEcho {
    private RawEcho() {}

    public static void main(String[] arguments) throws InterruptedException {
        Seating seating = new Seating();
        SocketServer.run(Integer.parseInt(arguments[0]), (path, channel) -> new Conversation(seating, path, channel));
    }

    private static final class Conversation extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final Seating seating;
        private final Seating.Seat seat;
        private long number;

        Conversation(Seating seating, String path, Channel channel) {
            this.seating = seating;
            this.seat = seating.sit(path, channel);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (!(frame instanceof TextWebSocketFrame) || !seat.visitor()) {
                return;
            }
            ByteBuf content = frame.content();
            String id = Wire.id(content);
            number++;
            Channel agent = seating.agentOf(seat.chat());
            if (agent != null) {
                ByteBuf delivery = Wire.delivery(context.alloc(), seat.chat(), number, id, Wire.text(content));
                agent.writeAndFlush(new TextWebSocketFrame(delivery));
            }
            context.writeAndFlush(new TextWebSocketFrame(Wire.receipt(context.alloc(), id, number)));
        }
    }
}
