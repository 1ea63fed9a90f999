package dev.causerie.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// Small programs of the system, run and waited for.
public final class Command {
    private Command() {}

    /// @return what it printed; a program that fails is an exception with its words
    public static String run(String... words) {
        return run(Path.of("."), Map.of(), words);
    }

    /// The same in a folder, with more in the environment.
    public static String run(Path folder, Map<String, String> environment, String... words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + said.strip());
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Whether a program can be found.
    public static boolean exists(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /// Whether we may do everything: mount, and become another user.
    public static boolean root() {
        return System.getProperty("user.name").equals("root");
    }
}
