package dev.causerie.bench.row;

import dev.causerie.bench.load.Crowd;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Heap;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;
import java.time.Duration;

/// P4 of one target: what a visitor costs who is connected and says nothing. Heap is what is reachable; both figures
/// are
/// above the same process before the first visitor.
final class IdleRows {
    private static final int GENERATOR_THREADS = 2;
    private static final double KIB = 1024;
    private static final int FUTURE_CROWD = 100_000;
    private static final double GIB = 1024 * 1024 * 1024;

    final Figure heapFirst = new Figure();
    final Figure rssFirst = new Figure();
    final Figure heapSecond = new Figure();
    final Figure rssSecond = new Figure();
    final Figure crowdOf100000 = new Figure();
    private final Target target;
    private final Scale scale;

    private record Memory(long heap, long rss) {}

    IdleRows(Target target, Scale scale) {
        this.target = target;
        this.scale = scale;
    }

    void round() {
        Launch launch = target.launch().get();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(GENERATOR_THREADS)) {
            Crowd crowd = target.crowd(sockets, server.port());
            Memory empty = memory(server.pid());
            Memory first = grown(crowd, scale.idleFirst(), server.pid());
            Memory second = grown(crowd, scale.idleSecond(), server.pid());
            crowd.leave();
            heapFirst.add((first.heap() - empty.heap()) / KIB / scale.idleFirst());
            rssFirst.add((first.rss() - empty.rss()) / KIB / scale.idleFirst());
            heapSecond.add((second.heap() - empty.heap()) / KIB / scale.idleSecond());
            rssSecond.add((second.rss() - empty.rss()) / KIB / scale.idleSecond());
            double slope = (second.rss() - empty.rss()) / (double) scale.idleSecond();
            crowdOf100000.add((empty.rss() + slope * FUTURE_CROWD) / GIB);
        }
        launch.deleteData();
        System.out.printf("  %s: heap %s, RSS %s KiB a visitor%n", target.name(), heapSecond.text(), rssSecond.text());
    }

    private Memory grown(Crowd crowd, int size, long pid) {
        crowd.growTo(size);
        rest(scale.idleRest());
        Memory memory = memory(pid);
        crowd.check(size);
        return memory;
    }

    private static Memory memory(long pid) {
        long heap = Heap.liveBytes(pid);
        return new Memory(heap, Proc.rssBytes(pid));
    }

    /// Long enough for a heartbeat or two: an idle visitor is one who answers them.
    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
