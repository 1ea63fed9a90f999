package dev.causerie.bench;

import dev.causerie.bench.kill.KillBench;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.row.TableBench;
import java.util.Arrays;
import java.util.List;

/// `bench [table] …` prints the table; `bench kill …` kills the server under load and counts.
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("--");
        String command = named ? words.getFirst() : "table";
        Options options = new Options(named ? words.subList(1, words.size()) : words);
        switch (command) {
            case "table" -> new TableBench(options).run();
            case "kill" -> System.exit(new KillBench(options).run() ? 0 : 1);
            default -> throw new IllegalArgumentException("table or kill, not " + command);
        }
    }
}
