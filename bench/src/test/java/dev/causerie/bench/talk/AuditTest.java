package dev.causerie.bench.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.causerie.bench.talk.Findings.Count;
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
        diary.say(new Saying("id-" + number, side, note, text), () -> {});
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
        assertEquals(4, findings.count(Count.SENT));
        assertEquals(4, findings.count(Count.ACKNOWLEDGED));
        assertEquals(4, findings.count(Count.STORED));
    }

    @Test
    void an_acknowledged_message_that_is_not_stored_is_lost() {
        stored.removeLast();
        assertEquals(1, compare().count(Count.LOST));
    }

    @Test
    void a_message_that_was_never_acknowledged_is_lost() {
        diary.say(new Saying("id-9", Side.VISITOR, false, "four"), () -> {});
        assertEquals(1, compare().count(Count.LOST));
    }

    @Test
    void a_stored_message_that_one_side_does_not_see_is_lost() {
        diary.say(new Saying("id-6", Side.VISITOR, false, "four"), () -> {});
        diary.receipt("id-6", 6);
        Entry four = new Entry(6, "visitor", "message", "id-6", "four");
        stored.add(four);
        diary.heardBy(Side.VISITOR).add(four);
        assertEquals(1, compare().count(Count.LOST));
    }

    @Test
    void the_same_words_under_two_numbers_are_doubled() {
        Entry again = new Entry(6, "visitor", "message", "id-6", "three");
        stored.add(again);
        diary.heardBy(Side.AGENT).add(again);
        diary.heardBy(Side.VISITOR).add(again);
        assertEquals(3, compare().count(Count.DOUBLED));
    }

    @Test
    void numbers_against_the_order_of_saying_are_out_of_order() {
        diary.say(new Saying("id-7", Side.VISITOR, false, "four"), () -> {});
        diary.say(new Saying("id-6", Side.VISITOR, false, "five"), () -> {});
        diary.receipt("id-7", 7);
        diary.receipt("id-6", 6);
        assertEquals(1, compare().count(Count.OUT_OF_ORDER));
    }

    @Test
    void a_gap_in_the_numbers_is_a_fault() {
        stored.set(4, new Entry(6, "visitor", "message", "id-5", "three"));
        assertTrue(compare().details().stream().anyMatch(line -> line.contains("number 5 is missing")));
    }

    @Test
    void a_note_on_the_visitors_screen_is_a_fault() {
        Diary leaky = new Diary("open-2");
        leaky.say(new Saying("id-1", Side.AGENT, true, "secret"), () -> {});
        leaky.receipt("id-1", 1);
        Entry note = new Entry(1, "agent", "note", "id-1", "secret");
        leaky.heardBy(Side.AGENT).add(note);
        leaky.heardBy(Side.VISITOR).add(note);
        Findings findings = new Findings();
        Audit.compare(leaky, List.of(note), findings);
        assertEquals(1, findings.count(Count.OTHER));
    }

    @Test
    void two_receipts_with_different_numbers_are_a_fault() {
        diary.receipt("id-5", 6);
        assertTrue(compare().count(Count.OTHER) > 0);
    }

    @Test
    void a_message_refused_for_good_must_not_be_stored() {
        assertFalse(diary.refused("id-5", "ended"));
        Findings findings = compare();
        assertEquals(1, findings.count(Count.REFUSED));
        assertEquals(2, findings.count(Count.OTHER));
    }

    @Test
    void what_could_not_be_stored_may_stand_where_it_was_said_first_or_later() {
        say("id-6", "four");
        say("id-7", "five");
        assertTrue(diary.refused("id-6", "unavailable"));
        diary.sayAgain("id-6", () -> {});
        diary.receipt("id-7", 6);
        diary.receipt("id-6", 7);
        assertEquals(0, compare().count(Count.OUT_OF_ORDER));
        assertEquals(1, compare().count(Count.REFUSED));
    }

    @Test
    void a_second_tab_that_misses_something_has_lost_it() {
        diary.secondScreen(Side.VISITOR);
        diary.secondScreen(Side.AGENT);
        assertEquals(9, compare().count(Count.LOST));
    }

    private void say(String id, String text) {
        diary.say(new Saying(id, Side.VISITOR, false, text), () -> {});
    }
}
