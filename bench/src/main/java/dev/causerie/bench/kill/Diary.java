package dev.causerie.bench.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that both sides of one chat said, in the order of saying, and which receipts they got. Every text is said
/// once, so that a reader who hears it can be matched without trusting the server's ids.
final class Diary {
    private final String opening;
    private final Map<String, Saying> byId = new HashMap<>();
    private final Map<String, Saying> byText = new HashMap<>();
    private final List<Saying> sayings = new ArrayList<>();
    private final List<Saying> unsettled = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Transcript visitorHeard = new Transcript();
    private final Transcript agentHeard = new Transcript();

    /// @param opening the id of the visitor's first message, by which the chat is found in the database
    Diary(String opening) {
        this.opening = opening;
    }

    String opening() {
        return opening;
    }

    Transcript heardBy(Side side) {
        return side == Side.VISITOR ? visitorHeard : agentHeard;
    }

    synchronized Saying say(String id, Side side, boolean note, String text) {
        Saying saying = new Saying(id, side, note, text, System.nanoTime());
        byId.put(id, saying);
        byText.put(text, saying);
        sayings.add(saying);
        unsettled.add(saying);
        return saying;
    }

    synchronized void receipt(String id, long number) {
        Saying saying = byId.get(id);
        if (saying == null) {
            return;
        }
        if (saying.acknowledged() && saying.number != number) {
            faults.add(id + " was given number " + saying.number + " and then " + number);
        }
        saying.number = number;
    }

    synchronized void refused(String id, String reason) {
        Saying saying = byId.get(id);
        if (saying != null) {
            saying.refused = reason;
        }
    }

    /// `side` has this text on its screen now.
    synchronized void heard(Side side, String text) {
        Saying saying = byText.get(text);
        if (saying != null) {
            saying.shownTo(side);
        }
    }

    synchronized void fault(String what) {
        faults.add(what);
    }

    /// How much of what was said before `moment` has not yet been acknowledged and heard.
    synchronized long unsettledBefore(long moment) {
        unsettled.removeIf(Saying::settled);
        return unsettled.stream().filter(saying -> saying.saidAt - moment < 0).count();
    }

    synchronized List<Saying> sayings() {
        return List.copyOf(sayings);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
