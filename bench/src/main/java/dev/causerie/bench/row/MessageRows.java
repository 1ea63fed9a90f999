package dev.causerie.bench.row;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Latencies;
import dev.causerie.bench.load.Load;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// P1, P2 and P3 of one target: chats under load, all of them both as fast as they go and at a fixed rate.
final class MessageRows {
    private static final int GENERATOR_THREADS = 2;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    final Figure perSecond = new Figure();
    final Figure perCore = new Figure();
    final Figure written = new Figure();
    final Figure others = new Figure();
    final Figure writes = new Figure();
    final Figure cpuSaturated = new Figure();
    final Figure cpuCompiling = new Figure();
    final Figure cpuPaced = new Figure();
    final Figure deliverP50 = new Figure();
    final Figure deliverP99 = new Figure();
    final Figure acknowledgeP50 = new Figure();
    final Figure acknowledgeP99 = new Figure();
    private final Target target;
    private final Scale scale;

    MessageRows(Target target, Scale scale) {
        this.target = target;
        this.scale = scale;
    }

    /// What makes its times worth nothing, if anything does.
    Optional<String> doubt() {
        return perSecond.isEmpty() || perSecond.median() >= scale.rate()
                ? Optional.empty()
                : Optional.of("%s: it cannot do %d messages/s here, so its times are those of a growing queue"
                        .formatted(target.name(), scale.rate()));
    }

    void round() {
        Launch launch = target.launch().get();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(GENERATOR_THREADS);
                Crew crew = target.crew(sockets, server.port(), scale.agents())) {
            Load load = crew.take(scale.chats());
            load.saturate(scale.window(), scale.warmUp(), () -> saturated(load, server));
            load.pace(scale.rate(), scale.warmUp().dividedBy(2));
            load.takeLatencies();
            paced(load, server);
        }
        launch.deleteData();
        System.out.printf(
                "  %s: %s/s, %s us CPU a message, %s of it compiling, p99 %s us; others used %s %% of the machine%n",
                target.name(),
                perSecond.text(),
                cpuSaturated.text(),
                cpuCompiling.text(),
                deliverP99.text(),
                others.text());
    }

    /// P1 alone.
    void saturate() {
        Launch launch = target.launch().get();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(GENERATOR_THREADS);
                Crew crew = target.crew(sockets, server.port(), scale.agents())) {
            Load load = crew.take(scale.chats());
            load.saturate(scale.window(), scale.warmUp(), () -> saturated(load, server));
        }
        launch.deleteData();
        System.out.printf("  %s: %s/s%n", target.name(), perSecond.text());
    }

    private void saturated(Load load, ServerProcess server) {
        long pid = server.pid();
        long cpu = server.cpuMicros();
        long done = load.done();
        long compiling = Proc.compilerMicros(pid);
        long calls = Proc.writes(pid);
        long disk = Proc.writtenBytes(pid);
        long machine = server.othersMicros();
        long start = System.nanoTime();
        load.pause(scale.measure());
        long messages = load.done() - done;
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        written.add((Proc.writtenBytes(pid) - disk) / (double) messages);
        double cores = Runtime.getRuntime().availableProcessors();
        others.add(100 * (server.othersMicros() - machine) / (seconds * MICROS_PER_SECOND * cores));
        perSecond.add(messages / seconds);
        double micros = (server.cpuMicros() - cpu) / (double) messages;
        cpuSaturated.add(micros);
        perCore.add(MICROS_PER_SECOND / micros);
        cpuCompiling.add((Proc.compilerMicros(pid) - compiling) / (double) messages);
        writes.add((Proc.writes(pid) - calls) / (double) messages);
    }

    private void paced(Load load, ServerProcess server) {
        long cpu = server.cpuMicros();
        long done = load.done();
        load.pace(scale.rate(), scale.measure());
        cpuPaced.add((server.cpuMicros() - cpu) / (double) (load.done() - done));
        Latencies latencies = load.takeLatencies();
        add(latencies.deliveries(), deliverP50, deliverP99);
        add(latencies.acknowledgements(), acknowledgeP50, acknowledgeP99);
    }

    private static void add(Histogram histogram, Figure p50, Figure p99) {
        p50.add(histogram.getValueAtPercentile(50));
        p99.add(histogram.getValueAtPercentile(99));
    }
}
