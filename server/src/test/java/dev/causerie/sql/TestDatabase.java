package dev.causerie.sql;

import dev.causerie.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Both databases that the server may use: what is promised holds on each.
public enum TestDatabase {
    SQLITE {
        private Path migrated;

        /// Begins with a copy of one that is migrated already.
        @Override
        public synchronized String setting(Path folder) {
            try {
                if (migrated == null) {
                    migrated = Files.createTempDirectory("causerie-migrated");
                    Database.open(migrated).close();
                }
                Path file = folder.resolve(FILE);
                if (Files.notExists(file)) {
                    Files.createDirectories(folder);
                    Files.copy(migrated.resolve(FILE), file);
                }
                return "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String fresh() {
            return "";
        }

        @Override
        public String demo() {
            return "";
        }
    },
    POSTGRES {
        private static final String TEMPLATE = "migrated";
        private final AtomicInteger number = new AtomicInteger();
        private Path current;
        private boolean prepared;

        /// A copy of one that is migrated already; that of the folder before is dropped, for the sake of the disk.
        @Override
        public synchronized String setting(Path folder) {
            TestPostgres server = TestPostgres.shared();
            if (!prepared) {
                prepared = true;
                server.execute("postgres", "create database " + TEMPLATE);
                Database.open(server.setting(TEMPLATE), folder).close();
            }
            if (!folder.equals(current)) {
                server.execute("postgres", "drop database if exists test_" + number.get() + " with (force)");
                server.execute(
                        "postgres", "create database test_" + number.incrementAndGet() + " template " + TEMPLATE);
                current = folder;
            }
            return server.setting("test_" + number.get());
        }

        @Override
        public synchronized String fresh() {
            String name = "fresh_" + number.incrementAndGet();
            return made(name, "create database " + name);
        }

        /// A copy of what the first server of the demo has stored, as those with SQLite begin with a copy of its files.
        @Override
        public synchronized String demo() {
            String stored = databaseOf(TestServer.seed(this));
            String name = DEMO + number.incrementAndGet();
            return made(name, "create database " + name + " template " + stored);
        }

        private static String made(String name, String sql) {
            TestPostgres.shared().execute("postgres", sql);
            return TestPostgres.shared().setting(name);
        }
    };

    private static final String FILE = "causerie.db";
    private static final String DEMO = "demo_";

    /// @return where the demo account is already in the database that a server is told of like this
    public static Optional<TestDatabase> holdingDemo(String setting) {
        return setting.isBlank()
                ? Optional.of(SQLITE)
                : Optional.of(POSTGRES).filter(any -> databaseOf(setting).startsWith(DEMO));
    }

    private static String databaseOf(String setting) {
        return setting.substring(setting.lastIndexOf('/') + 1);
    }

    /// @return how the server is told of the database that belongs to the folder
    public abstract String setting(Path folder);

    /// @return how a server is told of a database in which nothing is yet, not even tables
    public abstract String fresh();

    /// @return how a server with the demo account is told of a database of its own
    public abstract String demo();

    public Database open(Path folder) {
        return Database.open(setting(folder), folder);
    }
}
