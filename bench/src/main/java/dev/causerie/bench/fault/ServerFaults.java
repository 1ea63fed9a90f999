package dev.causerie.bench.fault;

import dev.causerie.bench.process.Command;
import dev.causerie.bench.proxy.Pipe;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What happens to the server's process and to what it stands on.
final class ServerFaults {
    private static final int AGAIN_IN_HUNDRED = 20;
    private static final int DIES_IN_HUNDRED = 25;
    private static final int SHORT_LIFE_MILLIS = 500;
    private static final int FEW_FILES = 16;
    private static final int NOTICED_MILLIS = 1_000;
    private static final int GLANCE_MILLIS = 50;
    private static final int BALLAST_BYTES = 64 * 1024;
    private static final List<String> JUMPS = List.of("+1h", "-1h");

    private ServerFaults() {}

    /// Now and then a second time, before everybody is back.
    static long kill(Stage stage) {
        stage.restart();
        while (stage.random().nextInt(100) < AGAIN_IN_HUNDRED) {
            stage.pause(stage.random().nextInt(SHORT_LIFE_MILLIS));
            stage.restart();
        }
        return stage.server().readyAt();
    }

    /// Nobody new gets in, while people are thrown out and want to come back.
    static long outOfFiles(Stage stage) {
        String before = limit(stage, "Max open files");
        prlimit(stage, "--nofile=" + FEW_FILES + ":");
        stage.proxy().each(pipe -> {
            if (stage.random().nextBoolean()) {
                pipe.cut();
            }
        });
        stage.last();
        prlimit(stage, "--nofile=" + before + ":");
        return System.nanoTime();
    }

    /// Either everything written to a file fails, or only what makes the write-ahead log longer. To SQLite both are
    /// errors of the disk.
    static long writeError(Stage stage) {
        Path log = stage.launch().data().resolve("causerie.db-wal");
        long bytes = stage.random().nextBoolean() ? 0 : log.toFile().length();
        prlimit(stage, "--fsize=" + bytes + ":");
        stage.last();
        prlimit(stage, "--fsize=unlimited:");
        return System.nanoTime();
    }

    /// All of them or some. Now and then the machine gives up altogether.
    static long syncError(Stage stage) {
        Ground.FailingSync library = (Ground.FailingSync) stage.ground();
        library.fail(
                stage.server().pid(),
                stage.random().nextBoolean() ? 1 : stage.random().nextDouble());
        stage.last();
        if (stage.random().nextInt(100) < DIES_IN_HUNDRED) {
            return kill(stage);
        }
        library.mend(stage.server().pid());
        return System.nanoTime();
    }

    private static void prlimit(Stage stage, String limit) {
        Command.run("prlimit", "--pid", Long.toString(stage.server().pid()), limit);
    }

    private static String limit(Stage stage, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + stage.server().pid() + "/limits")).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().split("\\s+")[0])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static long diskFull(Stage stage) {
        Path ballast = ((Ground.SmallDisk) stage.ground()).ballast();
        long end = System.nanoTime() + stage.duration().toNanos();
        do {
            fill(ballast);
            stage.pause(GLANCE_MILLIS);
        } while (System.nanoTime() < end);
        ballast.toFile().delete();
        return System.nanoTime();
    }

    /// Also what the server gives back meanwhile.
    private static void fill(Path ballast) {
        byte[] block = new byte[BALLAST_BYTES];
        try (OutputStream file = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (!ballast.toFile().exists()) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /// Some lose their connection meanwhile, and come back in another hour than they left.
    static long clockJump(Stage stage) {
        Ground.FalseClock clock = (Ground.FalseClock) stage.ground();
        clock.set(JUMPS.get(stage.random().nextInt(JUMPS.size())));
        stage.proxy().each(pipe -> sometimes(stage, pipe));
        stage.pause(NOTICED_MILLIS);
        stage.last();
        clock.set("+0");
        stage.proxy().each(pipe -> sometimes(stage, pipe));
        return System.nanoTime();
    }

    private static void sometimes(Stage stage, Pipe pipe) {
        if (stage.random().nextInt(4) == 0) {
            pipe.cut();
        }
    }
}
