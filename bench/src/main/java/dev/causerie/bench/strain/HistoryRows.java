package dev.causerie.bench.strain;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Load;
import dev.causerie.bench.load.OldChats;
import dev.causerie.bench.load.ProductCrew;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.load.Town;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// P6: the same chats on a store with ten million messages as on one that is nearly empty, in turn.
public final class HistoryRows {
    private static final int THREADS = 2;
    private static final int AGENTS = 2;
    private static final int MESSAGES = 10_000_000;
    private static final int MESSAGES_QUICK = 100_000;
    private static final long BYTES_A_MESSAGE = 1_000;
    private static final int REOPENED = 500;
    private static final double SOME_VISITS_PER_SECOND = 20;
    private static final long SOME_LIFE_NANOS = 20_000_000_000L;
    private static final double GIB = 1024 * 1024 * 1024;

    /// What was measured on one of the two stores.
    private static final class Store {
        private final Launch launch;
        private final Figure sendP50 = new Figure();
        private final Figure sendP99 = new Figure();
        private final Figure reopenP50 = new Figure();
        private final Figure reopenP99 = new Figure();

        private Store(Launch launch) {
            this.launch = launch;
        }
    }

    private final Launches launches;
    private final int rounds;
    private final int chats;
    private final int rate;
    private final int messages;
    private final Duration time;

    public HistoryRows(Launches launches, Options options) {
        this.launches = launches;
        this.rounds = options.number("rounds", options.quick() ? 1 : 3);
        this.chats = options.number("chats", options.quick() ? 100 : 1_000);
        this.rate = options.number("rate", options.quick() ? 500 : 5_000);
        this.messages = options.number("messages", options.quick() ? MESSAGES_QUICK : MESSAGES);
        this.time = Duration.ofSeconds(options.quick() ? 2 : 10);
    }

    public void run(Table table) {
        Store empty = prepared();
        Store full = prepared();
        long free = full.launch.data().toFile().getUsableSpace();
        if (free < messages * BYTES_A_MESSAGE) {
            throw new IllegalStateException(
                    "%d messages need more room than the %.0f GiB that are free".formatted(messages, free / GIB));
        }
        long began = System.nanoTime();
        long stored = Filling.fill(full.launch.data(), messages);
        double size = full.launch.data().resolve("causerie.db").toFile().length() / GIB;
        System.out.printf(
                "  %,d messages stored in %.0f s, %.1f GiB%n", stored, (System.nanoTime() - began) / 1e9, size);
        for (int n = 0; n < rounds; n++) {
            measure(empty);
            measure(full);
        }
        String with = " with %,d messages, beside an empty store".formatted(stored);
        table.add("P6", "send → delivered p50, µs" + with, full.sendP50, empty.sendP50, Goal.none());
        table.add("P6", "p99, µs", full.sendP99, empty.sendP99, Goal.atMostTimes(1.1));
        table.add("P6", "an agent opens an old chat, p50, µs", full.reopenP50, empty.reopenP50, Goal.none());
        table.add("P6", "p99, µs", full.reopenP99, empty.reopenP99, Goal.none());
        table.add("P6", "search in the history: there is none yet", new Figure(), new Figure(), Goal.none());
        empty.launch.deleteData();
        full.launch.deleteData();
    }

    /// With a few chats that have ended, as templates and to be opened again.
    private Store prepared() {
        Launch launch = launches.product();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(THREADS);
                Town town = new Town(sockets, server.port(), Launches.WIDGET_KEY)) {
            town.wake(SOME_VISITS_PER_SECOND);
            LockSupport.parkNanos(SOME_LIFE_NANOS / (rate < 1_000 ? 4 : 1));
            town.sleep();
        }
        return new Store(launch.again());
    }

    private void measure(Store store) {
        try (ServerProcess server = ServerProcess.start(store.launch);
                Sockets sockets = new Sockets(THREADS);
                Crew crew = new ProductCrew(sockets, server.port(), AGENTS, Launches.WIDGET_KEY)) {
            Load load = crew.take(chats);
            load.pace(rate, time);
            load.takeLatencies();
            load.pace(rate, time);
            add(load.takeLatencies().deliveries(), store.sendP50, store.sendP99);
            OldChats old = new OldChats(sockets, server.port());
            add(old.open(Filling.endedChats(store.launch.data(), REOPENED)), store.reopenP50, store.reopenP99);
        }
    }

    private static void add(Histogram histogram, Figure p50, Figure p99) {
        p50.add(histogram.getValueAtPercentile(50));
        p99.add(histogram.getValueAtPercentile(99));
    }
}
