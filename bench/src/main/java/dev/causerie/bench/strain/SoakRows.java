package dev.causerie.bench.strain;

import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.load.Town;
import dev.causerie.bench.process.Heap;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Four hours of a busy site in a few minutes, and what it leaves behind in the server: nothing.
public final class SoakRows {
    private static final int THREADS = 2;
    private static final int VISITS = 16_000;
    private static final int MINUTES = 10;
    private static final int LOOKS = 20;
    private static final double MIB = 1024 * 1024;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final Launches launches;
    private final double minutes;
    private final double visitsPerSecond;
    private final Flat heap = new Flat("live heap, MiB", 2);
    private final Flat rss = new Flat("memory (RSS), MiB", 16);
    private final Flat threads = new Flat("threads", 4);
    private final Flat files = new Flat("open files, without sockets", 8);
    private final Flat sockets = new Flat("sockets", 40);
    private final Flat log = new Flat("write-ahead log, MiB", 16);

    public SoakRows(Launches launches, Options options) {
        this.launches = launches;
        this.minutes = options.quick() ? 0.5 : options.number("minutes", MINUTES);
        int visits = options.number("visitors", VISITS);
        this.visitsPerSecond = options.quick() ? 20 : visits / (minutes * 60);
    }

    /// @return whether all of it stayed flat
    public boolean run(Table table) {
        Launch launch = launches.product();
        List<Flat> all = List.of(heap, rss, threads, files, sockets, log);
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets network = new Sockets(THREADS);
                Town town = new Town(network, server.port(), Launches.WIDGET_KEY)) {
            town.wake(visitsPerSecond);
            long between = (long) (minutes * NANOS_PER_MINUTE / LOOKS);
            for (int n = 1; n <= LOOKS; n++) {
                LockSupport.parkNanos(between);
                town.check();
                look(server.pid(), launch.data());
            }
            town.sleep();
            System.out.println("  " + town.told());
        }
        launch.deleteData();
        for (Flat one : all) {
            System.out.println("  " + one.text());
            table.add(
                    "soak",
                    one.what() + ": late (as product) and early (as reference)",
                    Figure.of(one.after()),
                    Figure.of(one.before()),
                    Goal.none());
        }
        long growing = all.stream().filter(one -> !one.flat()).count();
        table.add("soak", "of these growing", Figure.of(growing), new Figure(), Goal.atMost(0));
        return growing == 0;
    }

    private void look(long pid, Path data) {
        heap.look(Heap.liveBytes(pid) / MIB);
        rss.look(Proc.rssBytes(pid) / MIB);
        threads.look(Proc.threads(pid));
        files.look(Proc.files(pid) - Proc.sockets(pid));
        sockets.look(Proc.sockets(pid));
        log.look(data.resolve("causerie.db-wal").toFile().length() / MIB);
    }
}
