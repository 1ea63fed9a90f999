package dev.causerie.bench;

import dev.causerie.bench.fault.FaultBench;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.row.TableBench;
import java.util.Arrays;
import java.util.List;

/// `bench [table] [ROW…] …` prints the table; `bench faults [KIND…] …` makes faults under load and counts; `peers`,
/// `overload` and `soak` print their own rows.
public final class Bench {
    private static final int FOUND_FAULTS = 1;
    private static final int CANNOT_RUN = 2;

    private Bench() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean named = !words.isEmpty() && words.getFirst().matches("[a-z]+");
        String command = named ? words.getFirst() : "table";
        List<String> rest = named ? words.subList(1, words.size()) : words;
        int exit = CANNOT_RUN;
        try {
            exit = run(command, rest) ? 0 : FOUND_FAULTS;
        } catch (RuntimeException failure) {
            failure.printStackTrace();
        }
        System.exit(exit);
    }

    private static boolean run(String command, List<String> words) {
        return switch (command) {
            case "table" -> new TableBench(new Options(words)).run();
            case "peers" -> new TableBench(new Options(words)).peers();
            case "soak" -> new TableBench(new Options(words)).soak();
            case "overload" -> new TableBench(new Options(words)).overload();
            case "faults" -> FaultBench.of(words).run();
            default -> throw new IllegalArgumentException("table, peers, overload, soak or faults, not " + command);
        };
    }
}
