package dev.causerie.bench.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was asked for on the command line: `--name value` pairs and a few switches.
public final class Options {
    private static final int FIRST_PORT = 4300;
    private static final int PORTS = 100;
    private static final Set<String> SWITCHES = Set.of("quick", "product-only", "reference-only");
    private static final Set<String> VALUES = Set.of(
            "server",
            "root",
            "work",
            "port",
            "rows",
            "rounds",
            "chats",
            "agents",
            "window",
            "rate",
            "warm-up",
            "times",
            "database",
            "visitors",
            "seed",
            "minutes",
            "messages",
            "per-minute");

    private final Map<String, String> given = new HashMap<>();

    public Options(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i).replaceFirst("^--", "");
            if (words.get(i).matches("[PF]\\d+")) {
                given.merge("rows", words.get(i), (rows, row) -> rows + "," + row);
            } else if (SWITCHES.contains(name)) {
                given.put(name, "yes");
            } else if (VALUES.contains(name) && i + 1 < words.size()) {
                given.put(name, words.get(++i));
            } else {
                throw new IllegalArgumentException("not understood: " + words.get(i));
            }
        }
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    public int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(given.get(name)) : otherwise;
    }

    public String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    public boolean quick() {
        return has("quick");
    }

    public String server() {
        return given.getOrDefault("server", "./causerie start --demo");
    }

    /// The folder that the server's command is run in.
    public Path root() {
        return Path.of(given.getOrDefault("root", ".")).toAbsolutePath().normalize();
    }

    /// Where data folders and logs go. On a real disk: an fsync to a RAM disk would flatter everybody.
    public Path work() {
        return has("work") ? Path.of(given.get("work")).toAbsolutePath() : otherwise();
    }

    private Path otherwise() {
        return root().resolve("bench/target/runs")
                .resolve(Long.toString(ProcessHandle.current().pid()));
    }

    public boolean wants(String row) {
        return !has("rows") || Set.of(given.get("rows").split(",")).contains(row);
    }

    /// Whether this row was asked for by name: the long ones are not run otherwise.
    public boolean names(String row) {
        return has("rows") && wants(row);
    }

    /// Each start has a port of its own, so that sockets of the last one that linger in TIME_WAIT do no harm.
    public int port(int start) {
        return number("port", FIRST_PORT) + start % PORTS;
    }
}
