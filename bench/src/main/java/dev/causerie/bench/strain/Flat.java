package dev.causerie.bench.strain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether something that is looked at again and again stays as it is. The first quarter of the looks is warm-up; of
/// the
/// rest, the median of the last third may be above the median of the first third by a tenth and by a slack for what
/// comes and goes. A leak grows with what happens, so it shows as soon as enough has happened.
final class Flat {
    private static final int WARM_UP = 4;
    private static final int PARTS = 3;
    private static final double TOLERANCE = 0.10;

    private final String what;
    private final double slack;
    private final List<Double> looks = new ArrayList<>();

    Flat(String what, double slack) {
        this.what = what;
        this.slack = slack;
    }

    String what() {
        return what;
    }

    void look(double value) {
        looks.add(value);
    }

    double before() {
        return median(counted().subList(0, part()));
    }

    double after() {
        List<Double> counted = counted();
        return median(counted.subList(counted.size() - part(), counted.size()));
    }

    boolean flat() {
        return after() <= before() * (1 + TOLERANCE) + slack;
    }

    String text() {
        return String.format(Locale.ROOT, "%s: %.1f → %.1f, %s", what, before(), after(), flat() ? "flat" : "GROWS");
    }

    private List<Double> counted() {
        return looks.subList(looks.size() / WARM_UP, looks.size());
    }

    private int part() {
        return Math.max(1, counted().size() / PARTS);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
