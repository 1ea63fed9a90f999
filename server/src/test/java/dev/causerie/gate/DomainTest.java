package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
    @ParameterizedTest
    @CsvSource({
        "shop.example, shop.example",
        "' Shop.EXAMPLE ', shop.example",
        "shop.example., shop.example",
        "https://shop.example, shop.example",
        "HTTPS://Shop.example:8443/basket?id=1#top, shop.example",
        "shop.example/path, shop.example",
        "shop.example:3000, shop.example",
        "*.shop.example, *.shop.example",
        "*.SHOP.example., *.shop.example",
        "localhost, localhost",
        "my_shop.example, my_shop.example",
        "café.example, xn--caf-dma.example",
        "CAFÉ.example, xn--caf-dma.example",
        "*.bücher.example, *.xn--bcher-kva.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "xn--strae-oqa.example, xn--strae-oqa.example",
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:8080, 192.0.2.7",
        "[2001:db8::1], [2001:db8:0:0:0:0:0:1]",
        "http://[2001:DB8:0::1]:8080/, [2001:db8:0:0:0:0:0:1]",
    })
    void aDomainHasOneSpelling(String typed, String spelled) {
        assertThat(Domain.typed(typed)).contains(spelled);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "*",
                "*.",
                "*.com",
                "*.192.0.2.7",
                "*.[2001:db8::1]",
                "shop..example",
                ".shop.example",
                "-shop.example",
                "shop-.example",
                "shop example",
                "shop*.example",
                "a.*.example",
                "*.*.example",
                "user@shop.example",
                "shop.example:port",
                "shop.example:123456789",
                "shop.example:80:80",
                "[2001:db8::1",
                "[192.0.2.7]",
                "2001:db8::1",
                "999.1.1.1",
                "1.2.3",
                "7",
                "straße.example",
                "ftp://shop.example",
                "<script>.example",
                "shop.example\u0000",
                "shop.example\nother.example",
            })
    void whatIsNoDomainIsRefused(String typed) {
        assertThat(Domain.typed(typed)).isEmpty();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(Domain.typed("a".repeat(63) + ".example")).isPresent();
        assertThat(Domain.typed("a".repeat(64) + ".example")).isEmpty();
        assertThat(Domain.typed(("a".repeat(49) + ".").repeat(5) + "abc")).isPresent();
        assertThat(Domain.typed(("a".repeat(49) + ".").repeat(5) + "abcd")).isEmpty();
        assertThat(Domain.typed("é".repeat(2_000))).isEmpty();
        assertThat(Domain.typed("a".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, shop.example",
        "http://SHOP.example:8080, shop.example",
        "HTTPS://shop.example., shop.example",
        "https://xn--caf-dma.example, xn--caf-dma.example",
        "http://localhost:3000, localhost",
        "http://192.0.2.7:3000, 192.0.2.7",
        "http://[2001:db8::1]:3000, [2001:db8:0:0:0:0:0:1]",
    })
    void thePageIsToldByItsOrigin(String origin, String host) {
        assertThat(Domain.of(origin)).contains(host);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "shop.example",
                "//shop.example",
                "https://",
                "https:///shop.example",
                "https://shop.example/",
                "https://shop.example/path",
                "https://user@shop.example",
                "https://shop.example https://other.example",
                "https://shop.example, https://other.example",
                "https://*.shop.example",
                "file://",
                "file:///shop.example",
                "chrome-extension://shop.example",
                "javascript://shop.example",
                "data:text/html,shop.example",
                "https://shop.example\u0000.evil.example",
            })
    void whatIsNoOriginOfAPageHasNoHost(String origin) {
        assertThat(Domain.of(origin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, true",
        "www.shop.example, false",
        "evilshop.example, false",
        "shop.example.evil.example, false",
        "any.example, false",
        "a.any.example, true",
        "b.a.any.example, true",
        "many.example, false",
        "example, false",
        "localhost, false",
    })
    void aListHoldsNamesAndWhatIsBelowThem(String host, boolean held) {
        assertThat(new Domains(List.of("shop.example", "*.any.example")).has(host))
                .isEqualTo(held);
    }

    @Test
    void aNameIsReadInItsOwnLetters() {
        assertThat(Domain.readable(List.of("shop.example", "*.xn--bcher-kva.example")))
                .containsOnly(java.util.Map.entry("*.xn--bcher-kva.example", "*.bücher.example"));
    }
}
