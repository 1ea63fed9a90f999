package dev.causerie.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static ByteBuf frame(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_message_is_found_in_its_event_and_is_about_300_bytes() {
        byte[] template = Frames.template(999);
        Frames.place(template, 0x12345, 1_800_000_000_000L);
        assertTrue(template.length > 290 && template.length < 310, () -> template.length + " bytes");
        String id = new String(template, StandardCharsets.US_ASCII).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        ByteBuf event = frame("{\"type\":\"event\",\"chat\":\"9\",\"event\":{\"author\":{\"role\":\"visitor\","
                + "\"id\":\"1Q-\"},\"id\":\"" + id + "\",\"text\":\"Q\"}}");
        assertTrue(Frames.isEvent(event));
        assertEquals(999L << 32 | 0x12345, Frames.find(event));
    }

    @Test
    void what_is_left_is_about_300_bytes_too_and_has_an_id_of_its_own() {
        byte[] template = Frames.leavingTemplate(7);
        Frames.placeLeaving(template, 0x12345, 1_800_000_000_000L);
        assertTrue(template.length > 290 && template.length < 380, () -> template.length + " bytes");
        assertEquals(7L << 32 | 0x12345, Frames.find(frame(new String(template, StandardCharsets.US_ASCII))));
    }

    @Test
    void other_frames_hold_no_message() {
        assertEquals(Frames.NONE, Frames.find(frame("{\"type\":\"chat\",\"chat\":{\"id\":\"Q\"}}")));
        assertTrue(Frames.isPing(frame("{\"type\":\"ping\"}")));
        assertTrue(Frames.isRefusal(frame("{\"type\":\"refused\",\"id\":\"x\"}")));
        assertTrue(!Frames.isRefusal(frame("{\"type\":\"read\",\"chat\":\"x\"}")));
    }
}
