package dev.causerie.bench.talk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a comparison found.
public final class Findings {
    private static final int MOST_DETAILS = 20;

    /// What is counted. From [#LOST] on, each one is a defect.
    public enum Count {
        SENT,
        ACKNOWLEDGED,
        REFUSED,
        STORED,
        LOST,
        DOUBLED,
        OUT_OF_ORDER,
        OTHER
    }

    private final Map<Count, Integer> counts = new EnumMap<>(Count.class);
    private final List<String> details = new ArrayList<>();

    public int count(Count what) {
        return counts.getOrDefault(what, 0);
    }

    void add(Count what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    /// Adds what `later` found beyond what `earlier` had found in the same chats.
    public void addBetween(Findings earlier, Findings later) {
        for (Count what : Count.values()) {
            add(what, later.count(what) - earlier.count(what));
        }
        later.details.stream().filter(line -> !earlier.details.contains(line)).forEach(this::detail);
    }

    void lost(String what) {
        found(Count.LOST, "lost: " + what);
    }

    void doubled(String what) {
        found(Count.DOUBLED, "doubled: " + what);
    }

    void outOfOrder(String what) {
        found(Count.OUT_OF_ORDER, "out of order: " + what);
    }

    public void other(String what) {
        found(Count.OTHER, what);
    }

    private void found(Count kind, String detail) {
        add(kind, 1);
        detail(detail);
    }

    public boolean clean() {
        return counts.keySet().stream()
                .filter(what -> what.compareTo(Count.LOST) >= 0)
                .allMatch(what -> count(what) == 0);
    }

    public List<String> details() {
        return details;
    }

    private void detail(String what) {
        if (details.size() < MOST_DETAILS) {
            details.add(what);
        }
    }
}
