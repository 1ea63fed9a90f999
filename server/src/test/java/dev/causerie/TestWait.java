package dev.causerie;

import java.util.concurrent.locks.LockSupport;

/// For those who look again and again until a server has come to something.
public final class TestWait {
    private static final long MOMENT_NANOS = 20_000_000;

    private TestWait() {}

    /// Between two looks: without it they would take the processor that the server needs to come to it.
    public static void aMoment() {
        LockSupport.parkNanos(MOMENT_NANOS);
    }
}
