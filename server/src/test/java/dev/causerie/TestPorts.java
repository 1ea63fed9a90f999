package dev.causerie;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports for those who start later, or who must be sure that nobody is there.
///
/// They lie below those that the system gives away, so that no connection takes one meanwhile, and each process that
/// runs tests begins elsewhere.
public final class TestPorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST));

    private TestPorts() {}

    /// @return one that was not given before
    public static int free() {
        while (true) {
            int port = NEXT.getAndUpdate(last -> last < LAST ? last + 1 : FIRST);
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
    }
}
