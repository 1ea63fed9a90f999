package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] KEY = new byte[32];

    private final Seal seal = new Seal(KEY);

    @Test
    void whatWasSealedOpensInItsPlaceAndLooksDifferentEachTime() {
        String sealed = seal.close("pässword", "table:1");
        assertThat(sealed).doesNotContain("ssword").isNotEqualTo(seal.close("pässword", "table:1"));
        assertThat(new Seal(KEY).open(sealed, "table:1")).contains("pässword");
        assertThat(seal.open(seal.close("", "table:1"), "table:1")).contains("");
    }

    @Test
    void itOpensNowhereElseWithNoOtherKeyAndNotWhenItWasChanged() {
        String sealed = seal.close("password", "table:1");
        assertThat(seal.open(sealed, "table:2")).isEmpty();
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new Seal(other).open(sealed, "table:1")).isEmpty();
        byte[] bytes = Base64.getDecoder().decode(sealed);
        bytes[bytes.length - 1] ^= 1;
        assertThat(seal.open(Base64.getEncoder().encodeToString(bytes), "table:1"))
                .isEmpty();
        assertThat(seal.open("", "table:1")).isEmpty();
        assertThat(seal.open("no base64!", "table:1")).isEmpty();
    }
}
