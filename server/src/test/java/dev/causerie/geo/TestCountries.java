package dev.causerie.geo;

import java.io.IOException;
import java.io.InputStream;

/// Country databases of our own making: the one that ships, with France under another name.
public final class TestCountries {
    private TestCountries() {}

    public static byte[] shipped() throws IOException {
        try (InputStream in = TestCountries.class.getResourceAsStream("/geo/country.mmdb")) {
            if (in == null) {
                throw new AssertionError("geo/country.mmdb is missing: run `./causerie build` once");
            }
            return in.readAllBytes();
        }
    }

    /// The data of a country is turned into another one's in the file's own bytes.
    ///
    /// @param country two letters
    public static byte[] franceAs(String country) throws IOException {
        byte[] bytes = shipped();
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x42 && bytes[i + 1] == 'F' && bytes[i + 2] == 'R') {
                bytes[i + 1] = (byte) country.charAt(0);
                bytes[i + 2] = (byte) country.charAt(1);
            }
        }
        return bytes;
    }
}
