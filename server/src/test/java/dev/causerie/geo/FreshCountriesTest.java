package dev.causerie.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestWait;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator's own file, which comes and goes while the server runs.
class FreshCountriesTest {
    private static final String FRENCH = "193.51.208.13";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("own.mmdb");
    }

    private FreshCountries countries() {
        return new FreshCountries(file, folder.resolve("data"), Duration.ofMillis(20));
    }

    private static void eventually(BooleanSupplier wanted) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to that").isLessThan(end);
            TestWait.aMoment();
        }
    }

    @Test
    void aFileThatIsThereIsReadAtOnce() throws IOException {
        Files.write(file, TestCountries.shipped());
        try (FreshCountries countries = countries()) {
            assertThat(countries.of(FRENCH)).contains("FR");
            assertThat(countries.of(null)).isEmpty();
        }
    }

    @Test
    void aFileThatComesLaterIsReadThen() throws IOException {
        try (FreshCountries countries = countries()) {
            assertThat(countries.of(FRENCH)).isEmpty();
            Files.write(file, TestCountries.shipped());
            eventually(() -> countries.of(FRENCH).isPresent());
        }
    }

    @Test
    void aFileThatIsReplacedIsReadAnewHoweverThatIsDone() throws IOException {
        Files.write(file, TestCountries.shipped());
        try (FreshCountries countries = countries()) {
            assertThat(countries.of(FRENCH)).contains("FR");
            Path beside = Files.write(folder.resolve("beside.mmdb"), TestCountries.franceAs("XA"));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            eventually(() -> countries.of(FRENCH).filter("XA"::equals).isPresent());
            // In place and in pieces, as a careless copy does, while somebody asks.
            byte[] next = TestCountries.franceAs("XB");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int from = 0; from < next.length; from += 1 << 20) {
                    out.write(next, from, Math.min(1 << 20, next.length - from));
                    out.flush();
                    assertThat(countries.of(FRENCH)).isPresent();
                }
            }
            eventually(() -> countries.of(FRENCH).filter("XB"::equals).isPresent());
        }
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        Files.write(file, TestCountries.shipped());
        try (FreshCountries countries = countries()) {
            Files.writeString(file, "not a database");
            Files.delete(file);
            Files.writeString(file, "not one either");
            assertThat(countries.of(FRENCH)).contains("FR");
            Files.write(file, TestCountries.franceAs("XC"));
            eventually(() -> countries.of(FRENCH).filter("XC"::equals).isPresent());
        }
    }
}
