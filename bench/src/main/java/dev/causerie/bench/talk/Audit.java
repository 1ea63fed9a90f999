package dev.causerie.bench.talk;

import dev.causerie.bench.talk.Findings.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares one chat message by message: what was said and receipted, what the database holds, what each side has on
/// its screens. Only for a moment when nothing is under way.
final class Audit {
    private final Diary diary;
    private final List<Entry> stored;
    private final Findings findings;

    private Audit(Diary diary, List<Entry> stored, Findings findings) {
        this.diary = diary;
        this.stored = stored;
        this.findings = findings;
    }

    static void compare(Diary diary, List<Entry> stored, Findings findings) {
        Audit audit = new Audit(diary, stored, findings);
        audit.numbers();
        audit.sayings();
        audit.order();
        diary.screens(Side.AGENT).forEach(shown -> audit.screen("agent", shown.entries(), stored));
        List<Entry> forVisitors =
                stored.stream().filter(entry -> !entry.kind().equals("note")).toList();
        diary.screens(Side.VISITOR).forEach(shown -> audit.screen("visitor", shown.entries(), forVisitors));
        diary.faults().forEach(findings::other);
    }

    /// 1, 2, 3 … without a gap.
    private void numbers() {
        long expected = 1;
        for (Entry entry : stored) {
            if (entry.number() != expected) {
                findings.other("chat " + diary.opening() + ": number " + expected + " is missing in the database");
            }
            expected = entry.number() + 1;
        }
    }

    /// Every word is stored exactly once, under the number that its receipt named; what was refused is not stored.
    private void sayings() {
        Map<String, Entry> byText = new HashMap<>();
        for (Entry entry : stored) {
            if (entry.spoken() && byText.putIfAbsent(entry.text(), entry) != null) {
                findings.doubled("stored twice: " + entry);
            }
        }
        findings.add(Count.STORED, byText.size());
        Set<String> said = new HashSet<>();
        for (Saying saying : diary.sayings()) {
            said.add(saying.text);
            saying(saying, byText.get(saying.text));
        }
        byText.values().stream()
                .filter(entry -> !said.contains(entry.text()))
                .forEach(entry -> findings.other("stored, but nobody said it: " + entry));
    }

    private void saying(Saying saying, Entry entry) {
        findings.add(Count.SENT, 1);
        findings.add(Count.REFUSED, saying.refusals);
        if (saying.refused != null) {
            findings.other("refused for good (" + saying.refused + "): " + saying.id);
            if (entry != null) {
                findings.other("refused (" + saying.refused + "), yet stored: " + entry);
            }
            return;
        }
        if (!saying.acknowledged()) {
            findings.lost("never acknowledged: " + saying.id + (entry == null ? ", not stored" : ", stored"));
            return;
        }
        findings.add(Count.ACKNOWLEDGED, 1);
        if (entry == null) {
            findings.lost("acknowledged as " + saying.number + ", not in the database: " + saying.id);
        } else if (entry.number() != saying.number || !entry.id().equals(saying.id)) {
            findings.other("acknowledged as " + saying.id + " " + saying.number + ", stored as " + entry);
        }
    }

    /// Each side's words are numbered in the order in which it said them; what could not be stored at first stands
    /// where
    /// it was said first or where it was said again.
    private void order() {
        if (diary.shuffled()) {
            return;
        }
        Map<Side, Long> last = new HashMap<>();
        for (Saying saying : diary.sayings()) {
            if (saying.acknowledged() && saying.refusals == 0) {
                if (saying.number <= last.getOrDefault(saying.side, 0L)) {
                    findings.outOfOrder(saying.id + " has number " + saying.number + " after " + last.get(saying.side));
                }
                last.put(saying.side, saying.number);
            }
        }
    }

    /// What a reader has is what the database holds for this reader, entry by entry.
    private void screen(String reader, List<Entry> shown, List<Entry> expected) {
        Map<Long, Entry> byNumber = new HashMap<>();
        Set<String> texts = new HashSet<>();
        long last = 0;
        for (Entry entry : shown) {
            if (byNumber.put(entry.number(), entry) != null || entry.spoken() && !texts.add(entry.text())) {
                findings.doubled("on the screen of the " + reader + ": " + entry);
            } else if (entry.number() < last) {
                findings.outOfOrder("on the screen of the " + reader + ": " + entry);
            }
            last = entry.number();
        }
        for (Entry entry : expected) {
            Entry seen = byNumber.remove(entry.number());
            if (seen == null) {
                findings.lost("not on the screen of the " + reader + ": " + entry);
            } else if (!seen.same(entry)) {
                findings.other("the " + reader + " sees " + seen + ", stored is " + entry);
            }
        }
        byNumber.values().forEach(entry -> findings.other("only on the screen of the " + reader + ": " + entry));
    }
}
