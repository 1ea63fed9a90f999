package dev.causerie.geo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the country database: the operator's, else the one we ship, copied into the data folder because only a file
/// can be mapped into memory.
public final class CountryFile {
    private static final Logger LOG = LoggerFactory.getLogger(CountryFile.class);
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(2);
    private static final String SHIPPED = "geo/country.mmdb";

    private CountryFile() {}

    /// A missing or broken database is no reason not to start: there are no countries then, and the log says why.
    ///
    /// @param configured the operator's file, or blank
    public static Countries open(String configured, Path data) {
        try {
            if (!configured.isBlank()) {
                return new FreshCountries(Path.of(configured), data, LOOKED_AT_EVERY);
            }
            Optional<Path> shipped = shipped(data);
            return shipped.isPresent() ? new MmdbCountries(shipped.get()) : Countries.NONE;
        } catch (IOException | RuntimeException e) {
            LOG.warn("No countries are known: {}", e.toString());
            return Countries.NONE;
        }
    }

    /// The copy is made again when the shipped one differs in size, which a new edition does.
    private static Optional<Path> shipped(Path data) throws IOException {
        URL url = Thread.currentThread().getContextClassLoader().getResource(SHIPPED);
        if (url == null) {
            return Optional.empty();
        }
        Path file = data.resolve("country.mmdb");
        if (!Files.exists(file) || Files.size(file) != url.openConnection().getContentLengthLong()) {
            Files.createDirectories(data);
            Path fresh = Files.createTempFile(data, "country", ".tmp");
            try (InputStream in = url.openStream()) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(file);
    }
}
