package dev.causerie.bench.fault;

import dev.causerie.bench.process.Options;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// How many people, how much they say, how long faults last.
///
/// @param database of all servers but those that bring their own, or empty for SQLite
record Scene(int visitors, int agents, int rate, boolean quick, Optional<String> database, Random random) {
    private static final int VISITORS = 60;
    private static final int VISITORS_QUICK = 30;
    private static final int AGENTS = 3;
    private static final int RATE = 400;
    private static final double SHORTEST_SECONDS = 0.5;
    private static final double LONGEST_SECONDS = 20;
    private static final double LONGEST_SECONDS_QUICK = 1.2;
    private static final int LONGEST_LIFE_MILLIS = 1_500;
    private static final int LONGEST_LIFE_MILLIS_QUICK = 500;

    static Scene of(Options options, long seed) {
        return new Scene(
                options.number("visitors", options.quick() ? VISITORS_QUICK : VISITORS),
                options.number("agents", AGENTS),
                options.number("rate", RATE),
                options.quick(),
                Optional.ofNullable(options.text("database", null)),
                new Random(seed));
    }

    /// As many between 0.5 and 1 s as between 5 and 10.
    Duration duration() {
        double most = quick ? LONGEST_SECONDS_QUICK : LONGEST_SECONDS;
        double seconds = SHORTEST_SECONDS * Math.pow(most / SHORTEST_SECONDS, random.nextDouble());
        return Duration.ofMillis((long) (seconds * 1_000));
    }

    /// How long people talk in peace before something happens.
    int peaceMillis() {
        return random.nextInt(quick ? LONGEST_LIFE_MILLIS_QUICK : LONGEST_LIFE_MILLIS);
    }
}
