package dev.causerie.bench.row;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;

/// P5: from the command to the line `ready`, on a data folder that exists, and the memory at that moment.
final class StartRows {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MIB = 1024 * 1024;

    final Figure millis = new Figure();
    final Figure rss = new Figure();
    private final Launches launches;

    StartRows(Launches launches) {
        this.launches = launches;
    }

    /// The first start builds what is missing and makes the data folder; it is not counted. The reference programs take
    /// over its heap and collector.
    Launch prepare() {
        Launch launch = launches.product();
        try (ServerProcess server = ServerProcess.start(launch)) {
            launches.adoptFlags(Proc.commandLine(server.pid()));
        }
        return launch;
    }

    void round(Launch prepared) {
        Launch again = prepared.again();
        try (ServerProcess server = ServerProcess.start(again)) {
            rss.add(Proc.rssBytes(server.pid()) / MIB);
            millis.add(server.startTime().toNanos() / NANOS_PER_MILLI);
        }
        System.out.printf("  product: ready after %s ms%n", millis.text());
    }
}
