package dev.causerie.bench.load;

import org.HdrHistogram.Histogram;

/// From when a message was due to its receipt and to its delivery, in microseconds.
public record Latencies(Histogram acknowledgements, Histogram deliveries) {
    Latencies plus(Latencies other) {
        acknowledgements.add(other.acknowledgements);
        deliveries.add(other.deliveries);
        return this;
    }
}
