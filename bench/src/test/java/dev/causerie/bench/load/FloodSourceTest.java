package dev.causerie.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is sent once more, and when.
class FloodSourceTest {
    private static final int AT_ONCE = 10;

    private final Link link = new Link(
            WebSocketClientHandshakerFactory.newHandshaker(
                    URI.create("ws://localhost:1/"), WebSocketVersion.V13, null, false, new DefaultHttpHeaders()),
            new Replies());
    private final EmbeddedChannel channel = new EmbeddedChannel(link);
    private final Flood flood = new Flood(channel.eventLoop(), null, 0);
    private final FloodSource source = new FloodSource(flood, 3, "key", link, "token");

    /// The ids of the messages that went out since this was last asked.
    private List<String> sent() {
        List<String> ids = new ArrayList<>();
        for (TextWebSocketFrame frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            ids.add(frame.text().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"));
            frame.release();
        }
        return ids;
    }

    private void tell(String type, String more) {
        String frame = "{\"type\":\"" + type + "\"," + more + "}";
        source.frame(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8));
    }

    private void acknowledge(List<String> ids) {
        ids.forEach(id -> tell("ack", "\"id\":\"" + id + "\",\"number\":1"));
    }

    private List<String> flood(int messages) {
        for (int n = 0; n < messages; n++) {
            source.send();
        }
        return sent();
    }

    @Test
    void who_is_cut_off_before_the_next_try_goes_on_when_they_are_back() {
        List<String> ids = flood(1);
        source.insist();
        assertEquals(ids, sent());
        tell("refused", "\"id\":\"" + ids.getFirst() + "\",\"reason\":\"unavailable\"");
        source.closed(4000);
        source.reopened(link);
        tell("welcome", "\"token\":\"token\"");
        assertEquals(ids, sent());
        acknowledge(ids);
        assertTrue(source.settled());
    }

    @Test
    void a_late_answer_to_the_flood_is_none_to_what_was_sent_again() {
        List<String> ids = flood(AT_ONCE + 2);
        source.insist();
        assertEquals(ids.subList(0, AT_ONCE), sent());
        acknowledge(ids.subList(AT_ONCE, AT_ONCE + 2));
        acknowledge(ids.subList(0, AT_ONCE - 2));
        assertEquals(List.of(), sent());
        acknowledge(ids.subList(AT_ONCE - 2, AT_ONCE));
        assertTrue(source.settled());
    }
}
