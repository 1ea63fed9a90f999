package dev.causerie.bench.fault;

import dev.causerie.bench.process.Postgres;

/// What happens to a PostgreSQL that the server uses.
final class DatabaseFaults {
    private DatabaseFaults() {}

    private static Postgres postgres(Stage stage) {
        return ((Ground.OwnPostgres) stage.ground()).postgres();
    }

    /// By one of its three ways to stop, or by SIGKILL.
    static long restart(Stage stage) {
        Postgres.Stop[] ways = Postgres.Stop.values();
        Postgres postgres = postgres(stage);
        postgres.stop(ways[stage.random().nextInt(ways.length)]);
        if (stage.random().nextBoolean()) {
            stage.last();
        }
        postgres.begin();
        return System.nanoTime();
    }

    static long pause(Stage stage) {
        Postgres postgres = postgres(stage);
        postgres.signal("STOP");
        stage.last();
        postgres.signal("CONT");
        return System.nanoTime();
    }
}
