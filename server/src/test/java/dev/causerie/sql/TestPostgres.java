package dev.causerie.sql;

import dev.causerie.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL of the tests' own, in a temporary folder, never the system's. Root runs it as the user that Debian's
/// package makes for it.
public final class TestPostgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final String PASSWORD = "p@ss/word:%1";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final int port;
    private final Path programs = programs();

    private TestPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// One for all tests that leave it running.
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final TestPostgres SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    public static TestPostgres start() {
        try {
            TestPostgres server = new TestPostgres(Files.createTempDirectory("causerie-postgres"), TestPorts.free());
            server.initialize();
            server.begin();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs() {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(TestPostgres::version))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The tests need the Debian package postgresql", e);
        }
    }

    private static int version(Path bin) {
        return Integer.parseInt(bin.getParent().getFileName().toString());
    }

    /// With passwords in the old form: to salt them anew for each of thousands of connections takes a sixth of the
    /// time.
    private void initialize() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
        if (ROOT) {
            run("chown", "-R", USER, folder.toString());
        }
        as(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=md5",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /// Returns when it takes queries. No test takes the power away, so nothing is lost by what the system has not
    /// written to the disk yet.
    public void begin() {
        as(
                "pg_ctl",
                "start",
                "--wait",
                "--pgdata=" + data(),
                "--log=" + folder.resolve("log"),
                "--options=-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off");
    }

    /// Returns when it is gone.
    ///
    /// @param mode `fast` or `immediate`
    public void stop(String mode) {
        as("pg_ctl", "stop", "--wait", "--mode=" + mode, "--pgdata=" + data());
    }

    /// To all its processes, the first one first, so that it starts no new ones.
    public void signal(String name) {
        try {
            long pid = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle first = ProcessHandle.of(pid).orElseThrow();
            for (ProcessHandle process :
                    Stream.concat(Stream.of(first), first.descendants()).toList()) {
                run("kill", "-" + name, Long.toString(process.pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the server is given it.
    public String setting(String name) {
        return "postgresql://" + USER + ":" + PASSWORD.replace("%", "%25") + "@127.0.0.1:" + port + "/" + name;
    }

    public int port() {
        return port;
    }

    public void execute(String name, String... statements) {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, PASSWORD);
    }

    private void as(String program, String... words) {
        List<String> command = new ArrayList<>(ROOT ? List.of("runuser", "-u", USER, "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(words));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("It did not work: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop("immediate");
        run("rm", "-rf", folder.toString());
    }
}
