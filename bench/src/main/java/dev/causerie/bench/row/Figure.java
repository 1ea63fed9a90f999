package dev.causerie.bench.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One measured quantity over the rounds.
public final class Figure {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public static Figure of(double value) {
        Figure figure = new Figure();
        figure.add(value);
        return figure;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// Median, and the smallest and largest when there was more than one round.
    public String text() {
        if (values.isEmpty()) {
            return "–";
        }
        if (values.size() == 1) {
            return number(values.getFirst());
        }
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return number(median()) + " (" + number(least) + "–" + number(most) + ")";
    }

    private static String number(double value) {
        String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
