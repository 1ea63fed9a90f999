package dev.causerie.bench.xmpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaDecoderTest {
    private static final String OPENING = "<?xml version='1.0'?><stream:stream id='1' xmlns='jabber:client'>";
    private static final List<String> STANZAS = List.of(
            "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm/></stream:features>",
            "<a h='1' xmlns='urn:xmpp:sm:3'/>",
            "<message id='message-a-1f'><stanza-id id='7'/><body>Ça &lt;va&gt;? <b>1 &amp; 2</b></body></message>",
            "<presence></presence>");

    private static List<String> cut(String stream, int step) {
        EmbeddedChannel channel = new EmbeddedChannel(new StanzaDecoder());
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += step) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(step, bytes.length - at)));
        }
        List<String> cut = new ArrayList<>();
        for (String stanza = channel.readInbound(); stanza != null; stanza = channel.readInbound()) {
            cut.add(stanza);
        }
        return cut;
    }

    @Test
    void stanzas_come_out_whole_however_the_network_cuts_the_stream() {
        String stream =
                OPENING + STANZAS.get(0) + OPENING + String.join("\n", STANZAS.subList(1, 4)) + "</stream:stream>";
        for (int step = 1; step <= stream.length(); step++) {
            assertEquals(STANZAS, cut(stream, step), "in pieces of " + step);
        }
    }

    @Test
    void half_a_stanza_is_waited_for() {
        assertEquals(List.of(), cut(OPENING + "<message><body>1</body>", 5));
    }
}
