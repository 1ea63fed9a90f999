package dev.causerie.bench.strain;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Latencies;
import dev.causerie.bench.load.Load;
import dev.causerie.bench.load.ProductCrew;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.load.Town;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// P10: half of what it can do, while people come, chat and go; how long a message takes at worst, and how long the
/// Java runtime stood still, by its own log.
public final class StallRows {
    private static final int THREADS = 2;
    private static final int AGENTS = 2;
    private static final int WINDOW = 2;
    private static final int MINUTES = 3;
    private static final double VISITS_PER_SECOND = 5;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern SAFEPOINT = Pattern.compile("Safepoint \"(\\w+)\".* Total: +(\\d+) ns");

    private final Launches launches;
    private final int chats;
    private final Duration warmUp;
    private final Duration time;

    public StallRows(Launches launches, Options options) {
        this.launches = launches;
        this.chats = options.number("chats", options.quick() ? 100 : 1_000);
        this.warmUp = Duration.ofSeconds(options.quick() ? 2 : 10);
        this.time = options.quick() ? Duration.ofSeconds(5) : Duration.ofMinutes(options.number("minutes", MINUTES));
    }

    public void run(Table table) {
        Launch plain = launches.product();
        Path log = plain.log().resolveSibling("stalls-" + plain.port() + ".log");
        Launch launch = plain.with("CAUSERIE_JAVA_OPTS", "-Xlog:safepoint:file=" + log + "");
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(THREADS);
                Town town = new Town(sockets, server.port(), Launches.WIDGET_KEY, AGENTS);
                Crew crew = new ProductCrew(sockets, server.port(), AGENTS, Launches.WIDGET_KEY)) {
            Load load = crew.take(chats);
            int rate = half(load);
            town.wake(VISITS_PER_SECOND);
            load.pace(rate, warmUp);
            load.takeLatencies();
            long machine = Proc.othersMicros(server.pid());
            long began = System.nanoTime();
            load.pace(rate, time);
            double cores = Runtime.getRuntime().availableProcessors();
            double micros = (System.nanoTime() - began) / MICROS_PER_MILLI * cores;
            double others = 100 * (Proc.othersMicros(server.pid()) - machine) / micros;
            town.sleep();
            report(table, rate, load.takeLatencies(), others);
        }
        stalls(table, log);
        launch.deleteData();
    }

    private int half(Load load) {
        int[] rate = {0};
        load.saturate(WINDOW, warmUp, () -> {
            long done = load.done();
            load.pause(warmUp);
            rate[0] = (int) ((load.done() - done) / warmUp.toSeconds() / 2);
        });
        return Math.max(1, rate[0]);
    }

    private void report(Table table, int rate, Latencies latencies, double others) {
        Figure none = new Figure();
        Histogram deliveries = latencies.deliveries();
        String during = " of %d s at %,d/s".formatted(time.toSeconds(), rate);
        table.add("P10", "CPU used by others meanwhile, %", Figure.of(others), none, Goal.none());
        table.add("P10", "send → delivered p50, ms" + during, millis(deliveries, 50), none, Goal.none());
        table.add("P10", "p99, ms", millis(deliveries, 99), none, Goal.none());
        table.add("P10", "p99.9, ms", millis(deliveries, 99.9), none, Goal.atMost(50));
        table.add("P10", "longest, ms", millis(deliveries, 100), none, Goal.none());
    }

    private static Figure millis(Histogram histogram, double percentile) {
        return Figure.of(histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }

    /// From start to end of the process, its start included.
    private static void stalls(Table table, Path log) {
        double longest = 0;
        double sum = 0;
        String reason = "";
        for (String line : lines(log)) {
            Matcher stop = SAFEPOINT.matcher(line);
            if (stop.find()) {
                double millis = Long.parseLong(stop.group(2)) / NANOS_PER_MILLI;
                sum += millis;
                reason = millis > longest ? stop.group(1) : reason;
                longest = Math.max(longest, millis);
            }
        }
        Figure none = new Figure();
        table.add("P10", "longest stop of the runtime, ms (" + reason + ")", Figure.of(longest), none, Goal.none());
        table.add("P10", "all its stops together, ms", Figure.of(sum), none, Goal.none());
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
