package dev.causerie.bench.kill;

import java.util.ArrayList;
import java.util.List;

/// What a comparison found.
final class Findings {
    private static final int MOST_DETAILS = 20;

    int sent;
    int acknowledged;
    int refused;
    int stored;
    int lost;
    int doubled;
    int outOfOrder;
    int other;
    private final List<String> details = new ArrayList<>();

    void lost(String what) {
        lost++;
        detail("lost: " + what);
    }

    void doubled(String what) {
        doubled++;
        detail("doubled: " + what);
    }

    void outOfOrder(String what) {
        outOfOrder++;
        detail("out of order: " + what);
    }

    void other(String what) {
        other++;
        detail(what);
    }

    boolean clean() {
        return lost + doubled + outOfOrder + other == 0;
    }

    List<String> details() {
        return details;
    }

    private void detail(String what) {
        if (details.size() < MOST_DETAILS) {
            details.add(what);
        }
    }
}
