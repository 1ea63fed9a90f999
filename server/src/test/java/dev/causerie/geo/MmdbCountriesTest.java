package dev.causerie.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the country database that comes with the build.
class MmdbCountriesTest {
    @TempDir
    Path data;

    private Countries shipped() {
        Countries countries = CountryFile.open("", data);
        assertThat(countries)
                .as("geo/country.mmdb is missing: run `./causerie build` once")
                .isNotSameAs(Countries.NONE);
        return countries;
    }

    @Test
    void anAddressHasACountry() {
        Countries countries = shipped();
        assertThat(countries.of("8.8.8.8")).contains("US");
        assertThat(countries.of("193.51.208.13")).contains("FR");
        assertThat(countries.of("::ffff:193.51.208.13")).contains("FR");
        assertThat(countries.of("2001:660::1")).contains("FR");
        assertThat(countries.of("8.8.8.8")).as("remembered").contains("US");
    }

    @Test
    void aPrivateAddressHasNone() {
        Countries countries = shipped();
        for (String address : new String[] {
            "127.0.0.1",
            "10.1.2.3",
            "192.168.1.1",
            "::1",
            "fe80::1%eth0",
            "0.0.0.0",
            "172.20.0.1",
            "169.254.169.254",
            "fd00::1"
        }) {
            assertThat(countries.of(address)).as(address).isEmpty();
        }
    }

    @Test
    void anyTextIsAnswered() {
        Countries countries = shipped();
        for (String text :
                new String[] {null, "", "localhost", "example.com", "1.2.3", "1.2.3.4.5", "::::", "8.8.8.8:53", "🗝️"
                }) {
            assertThat(countries.of(text)).as(text).isEmpty();
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] letters = new byte[random.nextInt(60)];
            random.nextBytes(letters);
            countries.of(new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void everyIpv4NetworkIsAnsweredWithTwoLettersOrNothing() {
        Countries countries = shipped();
        int known = 0;
        for (int i = 0; i < 65_536; i++) {
            var country = countries.of((i >> 8) + "." + (i & 255) + ".1.1");
            country.ifPresent(code -> assertThat(code).matches("[A-Z]{2}"));
            known += country.isPresent() ? 1 : 0;
        }
        assertThat(known).isGreaterThan(30_000);
    }

    @Test
    void theShippedFileIsCopiedOnceAndAgainWhenItIsAnother() throws IOException {
        shipped();
        Path copy = data.resolve("country.mmdb");
        long size = Files.size(copy);
        Files.writeString(copy, "an older edition");
        assertThat(shipped().of("8.8.8.8")).contains("US");
        assertThat(Files.size(copy)).isEqualTo(size);
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theOperatorsFileComesFirst() {
        shipped();
        Path own = data.resolve("country.mmdb");
        assertThat(CountryFile.open(own.toString(), data.resolve("elsewhere")).of("8.8.8.8"))
                .contains("US");
        assertThat(data.resolve("elsewhere/country.mmdb")).doesNotExist();
    }

    @Test
    void aBrokenOrMissingFileMeansNoCountriesAndNoHarm() throws IOException {
        Path broken = Files.writeString(data.resolve("broken.mmdb"), "not a database");
        assertThat(CountryFile.open(broken.toString(), data).of("8.8.8.8")).isEmpty();
        assertThat(CountryFile.open(data.resolve("none").toString(), data).of("8.8.8.8"))
                .isEmpty();
    }
}
