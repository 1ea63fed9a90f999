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
            return ratio ? "%.2f×" : value == 0 ? "%.0f" : value < 10 ? "%.1f" : "%,.0f";
        }

        /// By how much it is missed, as a part of the limit, or in all where that is nothing; 0 when it is met.
        double distance(double own, double toReference) {
            double reached = ratio ? toReference : own;
            if (value == 0) {
                return Math.max(0, reached);
            }
            return Math.max(0, most ? reached / value - 1 : 1 - reached / value);
        }

        String missed(double own, double toReference) {
            double distance = distance(own, toReference);
            return value == 0
                    ? String.format(Locale.ROOT, "%.2f", distance)
                    : String.format(Locale.ROOT, "%.0f %%", Math.ceil(100 * distance));
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

    /// @param ratio to the reference; not a number when there is none, and then nobody can tell
    public String verdict(double own, double ratio) {
        if (limits.isEmpty() || limits.stream().anyMatch(limit -> Double.isNaN(limit.ratio ? ratio : own))) {
            return "–";
        }
        String missed = limits.stream()
                .filter(limit -> limit.distance(own, ratio) > 0)
                .map(limit -> limit.text() + " missed by " + limit.missed(own, ratio))
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? "met" : missed;
    }
}
