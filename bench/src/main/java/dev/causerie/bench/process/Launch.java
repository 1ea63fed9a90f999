package dev.causerie.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How to start a server: command, folder to run in, port, data folder, environment, and how long it may take.
public record Launch(
        List<String> words, Path folder, int port, Path data, Map<String, String> environment, Duration patience) {

    private static final Duration AGAIN = Duration.ofSeconds(60);

    /// The same on the same data, now that everything is built.
    public Launch again() {
        return new Launch(words, folder, port, data, environment, AGAIN);
    }

    /// The same with one more environment variable.
    public Launch with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Launch(words, folder, port, data, Map.copyOf(more), patience);
    }

    /// Removes what the server wrote, but not its log. A run writes gigabytes.
    public void deleteData() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }
}
