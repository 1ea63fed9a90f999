package dev.causerie.bench.strain;

import dev.causerie.bench.process.Command;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// P14: whether somebody may come in, asked with a long list, and what it costs to count what a million addresses do.
/// The product's own classes, without its doors: through them the other work of a connection would hide it.
public final class GateRows {
    private static final int TIMES = 1_000_000;

    private final Launches launches;
    private final Options options;

    public GateRows(Launches launches, Options options) {
        this.launches = launches;
        this.options = options;
    }

    public void run(Table table) {
        Launch launch = launches.product();
        ServerProcess.start(launch).close(); // builds it, should that be needed
        Figure micros = new Figure();
        Figure megabytes = new Figure();
        Figure kept = new Figure();
        int rounds = options.number("rounds", options.quick() ? 1 : 3);
        for (int round = 0; round < rounds; round++) {
            Map<String, Double> found = probe(launch);
            micros.add(found.get("micros"));
            megabytes.add(found.get("megabytes"));
            kept.add(found.get("kept"));
        }
        launch.deleteData();
        table.add("P14", "country and domain checks, 10,000 domains, µs", micros, new Figure(), Goal.atMost(20));
        table.add(
                "P14", "memory of the meter, 1,000,000 addresses seen, MB", megabytes, new Figure(), Goal.atMost(100));
        table.add("P14", "of them remembered", kept, new Figure(), Goal.none());
    }

    private Map<String, Double> probe(Launch launch) {
        Path app = options.root().resolve("server/target/quarkus-app");
        String path = String.join(
                File.pathSeparator, app + "/app/*", app + "/lib/main/*", System.getProperty("java.class.path"));
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx1g", "-cp", path));
        words.add(GateProbe.class.getName());
        words.addAll(List.of(launch.data().toString(), Integer.toString(options.quick() ? TIMES / 20 : TIMES)));
        Map<String, Double> found = new HashMap<>();
        Command.run(words.toArray(String[]::new)).lines().forEach(line -> {
            String[] pair = line.split(" ");
            if (pair.length == 2 && pair[1].matches("-?[0-9.]+")) {
                found.put(pair[0], Double.valueOf(pair[1]));
            }
        });
        return found;
    }
}
