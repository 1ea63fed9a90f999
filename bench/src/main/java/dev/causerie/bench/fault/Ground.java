package dev.causerie.bench.fault;

import dev.causerie.bench.process.Command;
import dev.causerie.bench.process.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// The data folder is a file system of its own, and small.
    final class SmallDisk implements Ground {
        private static final String SIZE = "size=96m";
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
            Command.run("umount", folder.toString());
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
                    .with("FAKETIME_NO_CACHE", "1")
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
