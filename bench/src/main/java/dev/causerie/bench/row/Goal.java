package dev.causerie.bench.row;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a row should reach: limits on the product's own figure and on its ratio to the reference.
public record Goal(List<Limit> limits) {
    /// `most` says whether the limit is an upper one; `ratio` whether it is about the ratio.
    record Limit(boolean most, boolean ratio, double value) {
        String text() {
            return (most ? "≤ " : "≥ ") + String.format(Locale.ROOT, format(), value);
        }

        private String format() {
            return ratio ? "%.2f×" : value < 10 ? "%.1f" : "%,.0f";
        }

        /// By how much it is missed, as a part of the limit; 0 when it is met.
        double distance(double own, double toReference) {
            double reached = ratio ? toReference : own;
            return Math.max(0, most ? reached / value - 1 : 1 - reached / value);
        }
    }

    public static Goal none() {
        return new Goal(List.of());
    }

    public static Goal atMost(double value) {
        return new Goal(List.of(new Limit(true, false, value)));
    }

    public static Goal atMostTimes(double ratio) {
        return new Goal(List.of(new Limit(true, true, ratio)));
    }

    public static Goal atLeastTimes(double ratio) {
        return new Goal(List.of(new Limit(false, true, ratio)));
    }

    public static Goal atLeast(double value, double ratio) {
        return new Goal(List.of(new Limit(false, false, value), new Limit(false, true, ratio)));
    }

    public String text() {
        return limits.isEmpty() ? "–" : limits.stream().map(Limit::text).collect(Collectors.joining(", "));
    }

    public String verdict(double own, double ratio) {
        if (limits.isEmpty()) {
            return "–";
        }
        String missed = limits.stream()
                .filter(limit -> limit.distance(own, ratio) > 0)
                .map(limit -> limit.text() + " missed by "
                        + String.format(Locale.ROOT, "%.0f %%", Math.ceil(100 * limit.distance(own, ratio))))
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? "met" : missed;
    }
}
