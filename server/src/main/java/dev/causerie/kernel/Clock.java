package dev.causerie.kernel;

/// Milliseconds since 1970 UTC. A port, so that tests decide what time it is.
@FunctionalInterface
public interface Clock {
    long now();

    static Clock system() {
        return System::currentTimeMillis;
    }
}
