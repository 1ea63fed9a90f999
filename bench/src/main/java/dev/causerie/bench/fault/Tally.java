package dev.causerie.bench.fault;

import dev.causerie.bench.row.Figure;
import dev.causerie.bench.talk.Findings;

/// What all rounds of one kind came to.
final class Tally {
    static final double GOAL_SECONDS = 5;

    final Findings findings = new Findings();
    final Figure lasted = new Figure();
    final Figure connected = new Figure();
    final Figure whole = new Figure();
    final Figure others = new Figure();
    int rounds;
    int late;
    double lastLasted;
    double lastWhole;

    void lasted(double seconds) {
        lasted.add(seconds);
        lastLasted = seconds;
    }

    void recovered(double connectedSeconds, double wholeSeconds) {
        connected.add(connectedSeconds);
        whole.add(wholeSeconds);
        lastWhole = wholeSeconds;
        late += wholeSeconds > GOAL_SECONDS ? 1 : 0;
    }
}
