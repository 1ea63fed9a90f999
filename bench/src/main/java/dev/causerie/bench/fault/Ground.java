package dev.causerie.bench.fault;

import dev.causerie.bench.process.Command;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What one server stands on: prepared before it starts, taken away after it has stopped.
sealed interface Ground extends AutoCloseable {
    /// @return the launch of a server that stands on it
    Launch under(Launch launch);

    /// @return the address of a database that this ground brings, as the server wants it
    default Optional<String> database() {
        return Optional.empty();
    }

    @Override
    default void close() {}

    final class Plain implements Ground {
        @Override
        public Launch under(Launch launch) {
            return launch;
        }
    }

    /// The data folder is a file system of its own, and small: some times the write-ahead log at its longest.
    final class SmallDisk implements Ground {
        private static final String SIZE = "size=512m";
        private Path folder;

        @Override
        public Launch under(Launch launch) {
            folder = launch.data();
            try {
                Files.createDirectories(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            Command.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
            return launch;
        }

        Path ballast() {
            return folder.resolve("ballast");
        }

        @Override
        public void close() {
            Command.run("umount", "--lazy", folder.toString()); // whoever is about to die may still look into it
        }
    }

    /// The server calls the system through a library that fails what it is told to fail.
    final class FailingSync implements Ground {
        private static final String LIBRARIES = "/usr/lib/fiu/fiu_run_preload.so /usr/lib/fiu/fiu_posix_preload.so";
        private static final String CALLS = "name=posix/io/sync/*";
        private String pipes;

        @Override
        public Launch under(Launch launch) {
            pipes = launch.data()
                    .resolveSibling(launch.data().getFileName() + ".fiu")
                    .toString();
            return launch.with("LD_PRELOAD", LIBRARIES).with("FIU_CTRL_FIFO", pipes);
        }

        /// From now on each sync fails with this probability.
        void fail(long pid, double probability) {
            String order = String.format(Locale.ROOT, "enable_random %s,probability=%.2f", CALLS, probability);
            Command.run("fiu-ctrl", "-f", pipes, "-c", order, Long.toString(pid));
        }

        void mend(long pid) {
            Command.run("fiu-ctrl", "-f", pipes, "-c", "disable " + CALLS, Long.toString(pid));
        }
    }

    /// The server reads the time through a library that adds what a file says.
    final class FalseClock implements Ground {
        static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
        private Path file;

        @Override
        public Launch under(Launch launch) {
            file = launch.data().resolveSibling(launch.data().getFileName() + ".clock");
            set("+0");
            return launch.with("LD_PRELOAD", LIBRARY)
                    .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                    .with("FAKETIME_CACHE_DURATION", "1")
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    .with("DONT_FAKE_MONOTONIC", "1");
        }

        /// @param offset like `+1h`
        void set(String offset) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, offset + "\n");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// A PostgreSQL for this server alone.
    final class OwnPostgres implements Ground {
        private Postgres postgres;

        @Override
        public Launch under(Launch launch) {
            postgres = Postgres.start(launch.port() + Postgres.PORT_ABOVE);
            return launch.with("CAUSERIE_DATABASE", postgres.address());
        }

        @Override
        public Optional<String> database() {
            return Optional.of(postgres.address());
        }

        Postgres postgres() {
            return postgres;
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
