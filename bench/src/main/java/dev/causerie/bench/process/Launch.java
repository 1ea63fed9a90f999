package dev.causerie.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How to start a server: command, folder to run in, port, data folder, environment, and how long it may take.
public record Launch(
        List<String> words, Path folder, int port, Path data, Map<String, String> environment, Duration patience) {

    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }
}
