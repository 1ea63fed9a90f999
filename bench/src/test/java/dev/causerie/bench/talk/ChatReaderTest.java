package dev.causerie.bench.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Diary diary = new Diary("open-1");
    private final List<Long> asked = new ArrayList<>();
    private final ChatReader reader = new ChatReader(Side.AGENT, diary, asked::add);

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static String message(long number, String text) {
        return "{\"number\":%d,\"kind\":\"message\",\"author\":{\"role\":\"visitor\"},\"text\":\"%s\"}"
                .formatted(number, text);
    }

    private void live(long prev, long number) {
        reader.event(json("{\"prev\":" + prev + ",\"event\":" + message(number, "m" + number) + "}"));
    }

    @Test
    void a_gap_is_asked_for_once_and_then_filled() {
        live(0, 1);
        live(2, 3);
        live(3, 4);
        assertEquals(List.of(1L), asked);
        assertEquals(1, reader.last());
        String missing = message(2, "m2") + "," + message(3, "m3") + "," + message(4, "m4");
        reader.events(json("{\"events\":[" + missing + "],\"last\":4}"));
        assertEquals(4, reader.last());
    }

    @Test
    void what_was_asked_for_and_did_not_come_is_asked_for_again_with_the_heartbeat() {
        live(0, 1);
        reader.beaten();
        live(2, 3);
        reader.beaten();
        assertEquals(List.of(1L, 1L), asked);
    }

    @Test
    void a_page_that_ends_early_asks_for_the_next() {
        reader.events(json("{\"events\":[" + message(1, "m1") + "],\"last\":3}"));
        assertEquals(List.of(1L), asked);
    }

    @Test
    void a_repeat_is_dropped_and_must_say_the_same() {
        live(0, 1);
        live(0, 1);
        assertTrue(diary.faults().isEmpty());
        reader.event(json("{\"prev\":0,\"event\":" + message(1, "something else") + "}"));
        assertEquals(1, diary.faults().size());
        assertEquals(1, diary.heardBy(Side.AGENT).entries().size());
    }
}
