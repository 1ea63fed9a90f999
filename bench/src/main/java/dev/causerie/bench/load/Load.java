package dev.causerie.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/// Drives the chats of a crew: as fast as they go, or at a fixed rate.
public final class Load {
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(20);
    private static final long GLANCE_NANOS = 20_000_000;

    private final List<Lane> lanes;

    Load(List<Lane> lanes) {
        this.lanes = lanes;
    }

    /// Messages that were acknowledged and delivered until now.
    public long done() {
        return sum(Lane::done);
    }

    /// `window` messages in flight in every chat for so long; then `measured` runs while the load goes on.
    public void saturate(int window, Duration warmUp, Runnable measured) {
        lanes.forEach(lane -> lane.loop().execute(() -> lane.window(window)));
        pause(warmUp);
        takeLatencies();
        measured.run();
        lanes.forEach(lane -> lane.loop().execute(() -> lane.window(0)));
        drain();
    }

    /// `rate` messages a second, evenly spaced, whatever the server does. A message that had to wait is counted from
    /// when
    /// it was due, so a stall costs all the messages that it held up.
    public void pace(int rate, Duration time) {
        long start = System.nanoTime();
        long count = rate * time.toMillis() / 1_000;
        for (long n = 0; n < count; n++) {
            long due = start + n * 1_000_000_000L / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Lane lane = lanes.get((int) (n % lanes.size()));
            lane.loop().execute(() -> lane.sendDue(due));
            if (n % rate == 0) {
                checkFaults();
            }
        }
        drain();
    }

    public Latencies takeLatencies() {
        return lanes.stream()
                .map(lane -> lane.ask(lane::takeLatencies))
                .reduce(Latencies::plus)
                .orElseThrow();
    }

    /// Waits, and stops at the first fault.
    public void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(GLANCE_NANOS, end - System.nanoTime()));
            checkFaults();
        }
    }

    private void drain() {
        long end = System.nanoTime() + DRAIN_PATIENCE.toNanos();
        while (sum(Lane::inFlight) > 0) {
            checkFaults();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(sum(Lane::inFlight) + " messages never arrived");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        checkFaults();
    }

    private void checkFaults() {
        for (Lane lane : lanes) {
            String fault = lane.fault();
            if (fault != null) {
                throw new IllegalStateException(fault);
            }
        }
    }

    private long sum(ToLongFunction<Lane> value) {
        return lanes.stream()
                .mapToLong(lane -> lane.ask(() -> value.applyAsLong(lane)))
                .sum();
    }
}
