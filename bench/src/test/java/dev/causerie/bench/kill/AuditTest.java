package dev.causerie.bench.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A comparison that cannot fail proves nothing: each fault is made on purpose here and must be found.
class AuditTest {
    private final Diary diary = new Diary("open-1");
    private final List<Entry> stored = new ArrayList<>();

    @BeforeEach
    void aChatOfThreeMessagesAndANote() {
        stored.add(new Entry(1, "system", "started", "", ""));
        spoken(2, Side.VISITOR, false, "one");
        spoken(3, Side.AGENT, false, "two");
        spoken(4, Side.AGENT, true, "a note");
        spoken(5, Side.VISITOR, false, "three");
        stored.forEach(diary.heardBy(Side.AGENT)::add);
        stored.stream().filter(entry -> !entry.kind().equals("note")).forEach(diary.heardBy(Side.VISITOR)::add);
    }

    private void spoken(long number, Side side, boolean note, String text) {
        diary.say("id-" + number, side, note, text);
        diary.receipt("id-" + number, number);
        stored.add(new Entry(number, side.role, note ? "note" : "message", "id-" + number, text));
    }

    private Findings compare() {
        Findings findings = new Findings();
        Audit.compare(diary, stored, findings);
        return findings;
    }

    @Test
    void a_whole_chat_is_clean() {
        Findings findings = compare();
        assertTrue(findings.clean(), findings.details()::toString);
        assertEquals(4, findings.sent);
        assertEquals(4, findings.acknowledged);
        assertEquals(4, findings.stored);
    }

    @Test
    void an_acknowledged_message_that_is_not_stored_is_lost() {
        stored.removeLast();
        assertEquals(1, compare().lost);
    }

    @Test
    void a_message_that_was_never_acknowledged_is_lost() {
        diary.say("id-9", Side.VISITOR, false, "four");
        assertEquals(1, compare().lost);
    }

    @Test
    void a_stored_message_that_one_side_does_not_see_is_lost() {
        diary.say("id-6", Side.VISITOR, false, "four");
        diary.receipt("id-6", 6);
        Entry four = new Entry(6, "visitor", "message", "id-6", "four");
        stored.add(four);
        diary.heardBy(Side.VISITOR).add(four);
        assertEquals(1, compare().lost);
    }

    @Test
    void the_same_words_under_two_numbers_are_doubled() {
        Entry again = new Entry(6, "visitor", "message", "id-6", "three");
        stored.add(again);
        diary.heardBy(Side.AGENT).add(again);
        diary.heardBy(Side.VISITOR).add(again);
        assertEquals(3, compare().doubled);
    }

    @Test
    void numbers_against_the_order_of_saying_are_out_of_order() {
        diary.say("id-7", Side.VISITOR, false, "four");
        diary.say("id-6", Side.VISITOR, false, "five");
        diary.receipt("id-7", 7);
        diary.receipt("id-6", 6);
        assertEquals(1, compare().outOfOrder);
    }

    @Test
    void a_gap_in_the_numbers_is_a_fault() {
        stored.set(4, new Entry(6, "visitor", "message", "id-5", "three"));
        assertTrue(compare().details().stream().anyMatch(line -> line.contains("number 5 is missing")));
    }

    @Test
    void a_note_on_the_visitors_screen_is_a_fault() {
        Diary leaky = new Diary("open-2");
        leaky.say("id-1", Side.AGENT, true, "secret");
        leaky.receipt("id-1", 1);
        Entry note = new Entry(1, "agent", "note", "id-1", "secret");
        leaky.heardBy(Side.AGENT).add(note);
        leaky.heardBy(Side.VISITOR).add(note);
        Findings findings = new Findings();
        Audit.compare(leaky, List.of(note), findings);
        assertEquals(1, findings.other);
    }

    @Test
    void two_receipts_with_different_numbers_are_a_fault() {
        diary.receipt("id-5", 6);
        assertTrue(compare().other > 0);
    }

    @Test
    void a_refused_message_must_not_be_stored() {
        diary.refused("id-5", "unavailable");
        Findings findings = compare();
        assertEquals(1, findings.refused);
        assertEquals(1, findings.other);
    }
}
