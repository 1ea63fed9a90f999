package dev.causerie.bench.fault;

import dev.causerie.bench.process.Command;
import dev.causerie.bench.process.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What a server has to stand on for a fault to be possible.
enum Floor {
    PLAIN(Ground.Plain::new, Optional::empty),
    FAILING_SYNC(
            Ground.FailingSync::new, () -> lacking(Command.exists("fiu-ctrl"), "needs the Debian package fiu-utils")),
    SMALL_DISK(Ground.SmallDisk::new, () -> lacking(Command.root(), "only root may mount a small disk")),
    FALSE_CLOCK(
            Ground.FalseClock::new,
            () -> lacking(Files.exists(Path.of(Ground.FalseClock.LIBRARY)), "needs the Debian package faketime")),
    POSTGRES(
            Ground.OwnPostgres::new,
            () -> lacking(Postgres.installed(), "needs root and the Debian package postgresql"));

    private final Supplier<Ground> ground;
    private final Supplier<Optional<String>> lack;

    Floor(Supplier<Ground> ground, Supplier<Optional<String>> lack) {
        this.ground = ground;
        this.lack = lack;
    }

    Ground ground() {
        return ground.get();
    }

    /// @return why it cannot be had on this machine
    Optional<String> lack() {
        return lack.get();
    }

    private static Optional<String> lacking(boolean there, String why) {
        return there ? Optional.empty() : Optional.of(why);
    }
}
