package dev.causerie.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A server that runs as a process of its own. It is ready when it prints `ready http://localhost:PORT`, and it never
/// outlives this one.
public final class ServerProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Process launched;
    private final Launch launch;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<Long> readyAt = new CompletableFuture<>();
    private final Thread reaper = new Thread(this::destroyAll);
    private ProcessHandle java;

    private ServerProcess(Launch launch) throws IOException {
        this.launch = launch;
        Files.createDirectories(launch.data());
        ProcessBuilder builder = new ProcessBuilder(launch.words())
                .directory(launch.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        this.launched = builder.start();
        Runtime.getRuntime().addShutdownHook(reaper);
        Thread.ofPlatform().daemon().start(this::readLog);
    }

    public static ServerProcess start(Launch launch) {
        try {
            ServerProcess process = new ServerProcess(launch);
            process.awaitReady();
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + launch.words(), failure);
        }
    }

    public long pid() {
        return java.pid();
    }

    /// CPU time of everything that was started for it.
    public long cpuMicros() {
        return Proc.cpuMicros(pids());
    }

    /// CPU time of everything else on the machine but ourselves.
    public long othersMicros() {
        return Proc.othersMicros(pids());
    }

    private List<Long> pids() {
        return family().map(ProcessHandle::pid).toList();
    }

    public int port() {
        return launch.port();
    }

    public Launch launch() {
        return launch;
    }

    public Duration startTime() {
        return Duration.ofNanos(readyAt.join() - startedAt);
    }

    /// When the line `ready` was read, on the clock of `System.nanoTime`.
    public long readyAt() {
        return readyAt.join();
    }

    /// SIGKILL, and gone when this returns.
    public void kill() {
        java.destroyForcibly();
        java.onExit().join();
        destroyAll();
        launched.onExit().join();
        forget();
    }

    @Override
    public void close() {
        java.destroy();
        try {
            java.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            launched.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS); // a script may tidy up behind it
        } catch (TimeoutException | ExecutionException slow) {
            System.err.println("process " + java.pid() + " did not stop within " + STOP_PATIENCE + ": killed");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        destroyAll();
        launched.onExit().join();
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    private void destroyAll() {
        family().forEach(ProcessHandle::destroyForcibly);
        if (java != null) {
            java.destroyForcibly();
        }
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(launched.descendants(), Stream.of(launched.toHandle()));
    }

    private void awaitReady() {
        try {
            readyAt.get(launch.patience().toSeconds(), TimeUnit.SECONDS);
            long pid = Proc.listener(launch.port(), pids())
                    .orElseThrow(() -> new IllegalStateException("nobody listens on port " + launch.port()));
            java = ProcessHandle.of(pid).orElseThrow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw abandoned(stopped);
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            throw abandoned(failure);
        }
    }

    private IllegalStateException abandoned(Exception cause) {
        destroyAll();
        forget();
        return new IllegalStateException(
                "not ready within " + launch.patience() + ": " + launch.words() + "; its log: " + launch.log(), cause);
    }

    private void readLog() {
        String ready = "ready http://localhost:" + launch.port();
        try (BufferedReader lines = launched.inputReader(StandardCharsets.UTF_8);
                Writer log =
                        Files.newBufferedWriter(launch.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(ready)) {
                    readyAt.complete(System.nanoTime());
                }
                log.append(line).append('\n').flush();
            }
        } catch (IOException closed) {
            readyAt.completeExceptionally(closed);
        }
        readyAt.completeExceptionally(new IllegalStateException("ended before it was ready"));
    }
}
