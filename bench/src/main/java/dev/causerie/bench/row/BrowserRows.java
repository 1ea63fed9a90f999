package dev.causerie.bench.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.bench.process.Command;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// F3 to F7: what a real browser sees. It is driven by `e2e/measure`, which writes one value a line; the reference is
/// the same page without the snippet.
final class BrowserRows {
    static final List<String> ROWS = List.of("F3", "F4", "F5", "F6", "F7");
    private static final Path MODULES = Path.of("e2e/node_modules/@playwright/test/cli.js");
    private static final double KB = 1000;

    private final Options options;
    private final Scale scale;
    private final Map<String, Figure> figures = new HashMap<>();

    BrowserRows(Options options, Scale scale) {
        this.options = options;
        this.scale = scale;
    }

    static boolean wanted(Options options) {
        return ROWS.stream().anyMatch(options::wants);
    }

    static boolean installed(Options options) {
        String browser = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        return Files.isExecutable(Path.of(browser))
                && Files.exists(options.root().resolve(MODULES));
    }

    void measure(Launch launch) {
        Path file = launch.data().resolveSibling(launch.data().getFileName() + ".figures");
        try (ServerProcess server = ServerProcess.start(launch)) {
            Files.deleteIfExists(file);
            Files.createFile(file);
            try {
                browse(server.port(), file);
            } finally {
                // What was taken before one of them failed is not measured again for nothing.
                read(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode one = json.readTree(line);
            figure(one.required("side").asText(), one.required("figure").asText())
                    .add(one.required("value").asDouble());
        }
    }

    private void browse(int port, Path file) {
        String rows = ROWS.stream().filter(options::wants).collect(Collectors.joining("|"));
        Map<String, String> environment = Map.of(
                "CAUSERIE_BENCH_ADDRESS",
                "http://localhost:" + port,
                "CAUSERIE_BENCH_KEY",
                Launches.WIDGET_KEY,
                "CAUSERIE_BENCH_ROUNDS",
                Integer.toString(scale.rounds()),
                "CAUSERIE_BENCH_FILE",
                file.toString());
        Path cli = options.root().resolve(MODULES);
        Command.run(
                options.root().resolve("e2e"),
                environment,
                "node",
                cli.toString(),
                "test",
                "--config",
                "measure.config.ts",
                "--grep",
                rows);
    }

    private Figure figure(String side, String name) {
        return figures.computeIfAbsent(side + " " + name, _ -> new Figure());
    }

    void report(Table table) {
        if (options.wants("F3")) {
            tasks(table, "");
            tasks(table, ", 1000 messages");
        }
        if (options.wants("F4")) {
            row(table, "F4", "layout shift, desktop", "shift, desktop", Goal.atMost(0));
            row(table, "F4", "layout shift, phone", "shift, phone", Goal.atMost(0));
            row(table, "F4", "largest paint of the page, ms", "largest paint", Goal.atMostTimes(1.01));
        }
        if (options.wants("F5")) {
            row(table, "F5", "to a usable text box, cold, ms", "cold", Goal.atMost(1_000));
            row(table, "F5", "on the next page, ms", "next page", Goal.atMost(150));
            row(table, "F5", "after the pointer has rested, ms", "rested", Goal.atMost(150));
        }
        if (options.wants("F6")) {
            frames(table, "", Goal.atMost(0));
            frames(table, ", slow", Goal.none());
        }
        if (options.wants("F7")) {
            table.add("F7", "kB of the sign-in page", kilobytes("door"), new Figure(), Goal.none());
            table.add("F7", "kB from nothing to signed in", kilobytes("signed in"), new Figure(), Goal.atMost(300));
            row(table, "F7", "requests", "signed in, requests", Goal.none());
        }
    }

    private void tasks(Table table, String past) {
        row(table, "F3", "longest task, page loads" + past + ", ms", "load" + past, Goal.atMost(50));
        row(table, "F3", "pointer comes near" + past, "approach" + past, Goal.atMost(50));
        row(table, "F3", "panel opens" + past, "open" + past, Goal.atMost(50));
        row(table, "F3", "messages come and go" + past, "talk" + past, Goal.atMost(50));
    }

    private void frames(Table table, String slow, Goal goal) {
        String where = ", 1,000 messages" + (slow.isEmpty() ? "" : ", 4× slower");
        row(table, "F6", "frames over 32 ms" + where, "late frames" + slow, goal);
        row(table, "F6", "longest frame, ms", "longest frame" + slow, Goal.none());
    }

    private void row(Table table, String row, String what, String figure, Goal goal) {
        table.add(row, what, figure("product", figure), figure("reference", figure), goal);
    }

    private Figure kilobytes(String what) {
        Figure bytes = figure("product", what + ", bytes");
        return bytes.isEmpty() ? bytes : Figure.of(bytes.median() / KB);
    }
}
