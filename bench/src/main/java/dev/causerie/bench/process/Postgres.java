package dev.causerie.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A PostgreSQL of ours in a folder of its own, run as the user that Debian's package makes for it.
public final class Postgres implements AutoCloseable {
    public static final int PORT_ABOVE = 1_000;
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final String NAME = "causerie";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long GLANCE_NANOS = 50_000_000;

    /// How it is told to stop: waiting for nobody, without a checkpoint, or not told at all.
    public enum Stop {
        FAST,
        IMMEDIATE,
        KILLED
    }

    private final Path folder;
    private final int port;
    private final Path programs = programs().orElseThrow();

    private Postgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static boolean installed() {
        return Command.root() && programs().isPresent();
    }

    /// The newest that is installed.
    private static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(bin -> number(bin.getParent())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int number(Path version) {
        String name = version.getFileName().toString();
        return name.matches("\\d+") ? Integer.parseInt(name) : 0;
    }

    public static Postgres start(int port) {
        try {
            Path folder = Files.createTempDirectory("causerie-postgres");
            Command.run("chown", USER, folder.toString());
            Postgres postgres = new Postgres(folder, port);
            String data = postgres.data().toString();
            postgres.as("initdb", "--pgdata", data, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
            postgres.begin();
            postgres.fresh(NAME);
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /// As the server wants it.
    public String address() {
        return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + NAME;
    }

    /// The same of a database that is made for it, with nothing in it.
    public String fresh(String name) {
        as("createdb", "--host=127.0.0.1", "--port=" + port, name);
        return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + name;
    }

    /// Returns when it takes queries.
    public void begin() {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        String log = folder.resolve("log").toString();
        as("pg_ctl", "start", "--wait", "--pgdata", data().toString(), "--log", log, "--options", options);
    }

    /// Returns when it is gone.
    public void stop(Stop how) {
        if (how == Stop.KILLED) {
            signal("STOP");
            ProcessHandle first = first();
            List<ProcessHandle> processes =
                    Stream.concat(Stream.of(first), first.descendants()).toList();
            processes.forEach(ProcessHandle::destroyForcibly);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        } else {
            String mode = "--mode=" + how.name().toLowerCase(Locale.ROOT);
            as("pg_ctl", "stop", "--wait", mode, "--pgdata", data().toString());
        }
    }

    /// To all its processes, the first one first: stopped, it starts no others while those are looked for.
    public void signal(String name) {
        ProcessHandle first = first();
        signal(name, first);
        first.descendants().forEach(each -> signal(name, each));
    }

    /// One that serves a connection may have ended with it since it was found.
    private static void signal(String name, ProcessHandle process) {
        try {
            Command.run("kill", "-" + name, Long.toString(process.pid()));
        } catch (IllegalStateException failure) {
            if (process.isAlive()) {
                throw failure;
            }
        }
    }

    private ProcessHandle first() {
        try {
            String pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void as(String program, String... words) {
        List<String> command = new ArrayList<>(
                List.of("runuser", "-u", USER, "--", programs.resolve(program).toString()));
        command.addAll(Arrays.asList(words));
        Command.run(command.toArray(String[]::new));
    }

    @Override
    public void close() {
        stop(Stop.IMMEDIATE);
        Command.run("rm", "-rf", folder.toString());
    }
}
