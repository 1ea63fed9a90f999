package dev.causerie.bench.talk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that both sides of one chat said, in the order of saying, and which receipts they got. Every text is said
/// once, so that a reader who hears it can be matched without trusting the server's ids.
public final class Diary {
    private static final String NOT_NOW = "unavailable";
    private final String opening;
    private final Map<String, Saying> byId = new HashMap<>();
    private final Map<String, Saying> byText = new HashMap<>();
    private final List<Saying> sayings = new ArrayList<>();
    private final List<Saying> unsettled = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Side, List<Transcript>> screens = new EnumMap<>(Side.class);
    private boolean shuffled;

    /// @param opening the id of the visitor's first message, by which the chat is found in the database
    Diary(String opening) {
        this.opening = opening;
        for (Side side : Side.values()) {
            screens.put(side, new ArrayList<>(List.of(new Transcript())));
        }
    }

    String opening() {
        return opening;
    }

    Transcript heardBy(Side side) {
        return screens(side).getFirst();
    }

    synchronized List<Transcript> screens(Side side) {
        return List.copyOf(screens.get(side));
    }

    /// Both sides must have as many before anything is said.
    synchronized Transcript secondScreen(Side side) {
        Transcript second = new Transcript();
        screens.get(side).add(second);
        return second;
    }

    /// From now on the order of saying means nothing: somebody shuffles the frames.
    synchronized void shuffle() {
        shuffled = true;
    }

    synchronized boolean shuffled() {
        return shuffled;
    }

    /// @param sending runs before anybody else can say something here, so that the order of saying is that of sending
    synchronized void say(Saying saying, Runnable sending) {
        byId.put(saying.id, saying);
        byText.put(saying.text, saying);
        sayings.add(saying);
        unsettled.add(saying);
        sending.run();
    }

    /// The same words once more, after a refusal: now they come after what was said meanwhile.
    synchronized void sayAgain(String id, Runnable sending) {
        Saying saying = byId.get(id);
        sayings.remove(saying);
        sayings.add(saying);
        sending.run();
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

    public synchronized boolean acknowledged(String id) {
        return byId.get(id).acknowledged();
    }

    /// @return whether it may be tried again: it was not a matter of what was said
    synchronized boolean refused(String id, String reason) {
        Saying saying = byId.get(id);
        if (saying == null) {
            return false;
        }
        saying.refusals++;
        if (reason.equals(NOT_NOW)) {
            return true;
        }
        saying.refused = reason;
        return false;
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
        int each = screens.get(Side.AGENT).size();
        unsettled.removeIf(saying -> saying.settled(each));
        return unsettled.stream().filter(saying -> saying.saidAt - moment < 0).count();
    }

    /// When the oldest of it was said, or `now` when there is none.
    synchronized long oldestUnsettled(long now) {
        int each = screens.get(Side.AGENT).size();
        unsettled.removeIf(saying -> saying.settled(each));
        return unsettled.isEmpty() ? now : unsettled.getFirst().saidAt;
    }

    synchronized List<Saying> sayings() {
        return List.copyOf(sayings);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
