package dev.causerie.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Countries] from the operator's own file, which may come, and be replaced by another, while the server runs.
///
/// Promises: a new file is in use some seconds after it has been written, however it is written: it is read from a copy
/// that is made when it has stopped changing. As long as there is none that can be read, what was known before stays.
public final class FreshCountries implements Countries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FreshCountries.class);
    private static final String COPY = "country-own.mmdb";

    /// What tells one state of a file from another.
    private record Mark(FileTime modified, long size) {
        static Optional<Mark> of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Mark(found.lastModifiedTime(), found.size()));
            } catch (IOException missing) {
                return Optional.empty();
            }
        }
    }

    private final Path file;
    private final Path data;
    private final Duration pause;
    private final Thread thread;
    private volatile Countries now = Countries.NONE;
    private volatile boolean closing;
    private Optional<Mark> seen;
    private Optional<Mark> used = Optional.empty();

    public FreshCountries(Path file, Path data, Duration pause) {
        this.file = file;
        this.data = data;
        this.pause = pause;
        this.seen = Mark.of(file);
        if (seen.isEmpty()) {
            LOG.warn("No countries are known as long as {} is missing", file);
        }
        look();
        this.thread = Thread.ofVirtual().name("countries").start(this::work);
    }

    @Override
    public Optional<String> of(String address) {
        return now.of(address);
    }

    /// A file that looks as it did a moment ago, and is not the one in use, is taken.
    private void look() {
        Optional<Mark> mark = Mark.of(file);
        if (mark.isPresent() && mark.equals(seen) && !mark.equals(used)) {
            used = mark;
            try {
                now = new MmdbCountries(copy());
                LOG.info("Countries are read from {}", file);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be read, so countries stay as they were: {}", file, e.toString());
            }
        }
        seen = mark;
    }

    private Path copy() throws IOException {
        Files.createDirectories(data);
        Path fresh = Files.createTempFile(data, "country", ".tmp");
        Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(
                fresh, data.resolve(COPY), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void work() {
        while (!closing) {
            LockSupport.parkNanos(pause.toNanos());
            if (!closing) {
                look();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
