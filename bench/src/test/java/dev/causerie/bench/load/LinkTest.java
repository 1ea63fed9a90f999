package dev.causerie.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void the_end_of_a_connection_that_was_never_open_is_told_once_to_whoever_opens_it() {
        List<Integer> codes = new ArrayList<>();
        Link.Reader reader = new Link.Reader() {
            @Override
            public void frame(ByteBuf text) {}

            @Override
            public void closed(int code) {
                codes.add(code);
            }
        };
        URI address = URI.create("ws://localhost:1/");
        Link link = new Link(
                WebSocketClientHandshakerFactory.newHandshaker(
                        address, WebSocketVersion.V13, null, false, new DefaultHttpHeaders()),
                reader);
        EmbeddedChannel channel = new EmbeddedChannel(link);
        channel.writeInbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE));
        assertTrue(link.opened().isCompletedExceptionally());
        assertTrue(!channel.isOpen());
        assertEquals(List.of(), codes);
    }
}
