package dev.causerie;

import dev.causerie.sql.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// The built program, started as a person would, on a folder of its own. Used by the tests that run after packaging.
public final class TestServer implements AutoCloseable {
    public static final String KEY = "test0000000000000000000000000000";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final Map<String, String> DEMO = Map.of("CAUSERIE_DEMO", "true", "CAUSERIE_WIDGET_KEY", KEY);
    /// What `./causerie build` has seen a server do; of no use to a program that is newer.
    private static final Path TRAINED = Path.of("../build/causerie.aot");
    /// In its place, of each process that runs tests: it is written when the first of its servers stops.
    private static final String CLASSES = "target/test-server-" + System.getProperty("causerie.fork", "0") + ".jsa";

    private static final List<String> FAST = fast();

    private static final Map<TestDatabase, TestServer> SHARED = new EnumMap<>(TestDatabase.class);

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private final List<String> output = new ArrayList<>();
    private final Map<String, TestAgent> signedIn = new ConcurrentHashMap<>();
    private Process process;

    private TestServer(Path folder, int port, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /// What has been loaded once need not be loaded again: more than half of a start.
    private static List<String> fast() {
        try {
            return Files.exists(TRAINED)
                            && Files.getLastModifiedTime(TRAINED).compareTo(Files.getLastModifiedTime(JAR)) > 0
                    ? List.of("-XX:AOTCache=" + TRAINED)
                    : List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CLASSES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One server with the demo account for all tests that leave it as they found it.
    public static TestServer shared() {
        return shared(TestDatabase.SQLITE);
    }

    public static synchronized TestServer shared(TestDatabase kind) {
        return SHARED.computeIfAbsent(kind, any -> {
            TestServer server = demo(Map.of("CAUSERIE_DATABASE", kind.demo()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        });
    }

    /// A fresh server with the demo account.
    public static TestServer demo(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(DEMO);
        TestServer server = prepared(all);
        TestDatabase.holdingDemo(settings.getOrDefault("CAUSERIE_DATABASE", ""))
                .ifPresent(kind -> Seed.of(kind).begin(server));
        server.start();
        return server;
    }

    /// @return how a server is told of the database in which the first one has stored the demo account
    public static String seed(TestDatabase kind) {
        return Seed.of(kind).first.settings.get("CAUSERIE_DATABASE");
    }

    /// What a server with the demo account has stored when it stops, and who had signed in there. The others begin with
    /// a copy of it: to hash the passwords takes a second, and to check one a quarter.
    private record Seed(TestServer first) {
        private static final Map<TestDatabase, Seed> MADE = new EnumMap<>(TestDatabase.class);

        static synchronized Seed of(TestDatabase kind) {
            return MADE.computeIfAbsent(kind, any -> new Seed(stored(kind.fresh())));
        }

        private static TestServer stored(String database) {
            Map<String, String> settings = new HashMap<>(DEMO);
            settings.put("CAUSERIE_DATABASE", database);
            try (TestServer first = started(settings)) {
                TestAgent.camille(first);
                TestAgent.anna(first);
                TestAgent.louis(first);
                return first;
            }
        }

        void begin(TestServer server) {
            first.signedIn.forEach((email, agent) -> server.signedIn.put(email, agent.at(server)));
            if (first.settings.get("CAUSERIE_DATABASE").isEmpty()) {
                copyTo(server.data());
            }
        }

        private void copyTo(Path data) {
            try (Stream<Path> files = Files.list(first.data())) {
                Files.createDirectory(data);
                for (Path file : files.toList()) {
                    Files.copy(file, data.resolve(file.getFileName()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A fresh server with nothing in it.
    public static TestServer started(Map<String, String> settings) {
        TestServer server = prepared(settings);
        server.start();
        return server;
    }

    private static TestServer prepared(Map<String, String> settings) {
        try {
            return new TestServer(Files.createTempDirectory("causerie-test"), TestPorts.free(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it, again after [#kill] or [#close] on the same folder and port; returns when it serves.
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FAST);
        command.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // On a slow machine a thread may be held up by others, which is no complaint of the server's.
                "-Dquarkus.log.category.\"io.vertx.core.impl.BlockedThreadChecker\".level=ERROR",
                "-jar",
                JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What somebody has set for a server of their own, such as its database, is not for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("CAUSERIE_"));
        builder.environment().put("CAUSERIE_PORT", String.valueOf(port));
        builder.environment().put("CAUSERIE_DATA", folder.resolve("data").toString());
        builder.environment().putAll(settings);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture<Void> ready = new CompletableFuture<>();
        // Reading from a process holds its thread, and there are only as many virtual ones as processors.
        Thread.ofPlatform().daemon().start(() -> follow(process, ready));
        ready.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void follow(Process running, CompletableFuture<Void> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("ready ")) {
                    ready.complete(null);
                }
            }
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
        ready.completeExceptionally(new IllegalStateException("It stopped: " + output()));
    }

    /// Whoever has signed in stays so, also when it starts again.
    TestAgent agent(String email, Function<String, TestAgent> signsIn) {
        return signedIn.computeIfAbsent(email, signsIn);
    }

    /// @return what it has printed so far
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public URI socket(String path) {
        return URI.create("ws://localhost:" + port + path);
    }

    public String origin() {
        return "http://localhost:" + port;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /// SIGKILL: it has no time for anything.
    public void kill() {
        end(process.destroyForcibly());
    }

    /// SIGTERM, and waits until it is gone.
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                throw new IllegalStateException("It does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
