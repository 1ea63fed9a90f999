package dev.causerie.geo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.causerie.http.ClientAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Countries] from a file in MaxMind's format, mapped into memory: what is not looked at costs none.
public final class MmdbCountries implements Countries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MmdbCountries.class);
    private static final int REMEMBERED = 5_000;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private final Reader reader;
    private final Cache<InetAddress, Optional<String>> cache = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    public MmdbCountries(Path file) throws IOException {
        reader = new Reader(file.toFile(), FileMode.MEMORY_MAPPED);
    }

    @Override
    public Optional<String> of(String address) {
        InetAddress parsed = ClientAddress.parse(address);
        return parsed == null || isLocal(parsed) ? Optional.empty() : cache.get(parsed, this::find);
    }

    /// Free databases have a country for some addresses that are in every house.
    private static boolean isLocal(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
        return uniqueLocal
                || address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress();
    }

    private Optional<String> find(InetAddress address) {
        try {
            Map<?, ?> found = reader.get(address, Map.class);
            return found == null ? Optional.empty() : code(found);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The country database cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /// Free databases say `country_code`, MaxMind's own say `country: { iso_code }`.
    private static Optional<String> code(Map<?, ?> found) {
        Object code =
                found.get("country") instanceof Map<?, ?> country ? country.get("iso_code") : found.get("country_code");
        return code instanceof String text && CODE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
