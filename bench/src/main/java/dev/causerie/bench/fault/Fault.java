package dev.causerie.bench.fault;

/// Something that goes wrong for a while.
@FunctionalInterface
interface Fault {
    /// Begins, lasts and ends. Blocks.
    ///
    /// @return when it was over, on the clock of `System.nanoTime`
    long strike(Stage stage);
}
