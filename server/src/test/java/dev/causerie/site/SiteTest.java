package dev.causerie.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example:443/lamps?a=1#b, https://shop.example",
        "http://shop.example:80, http://shop.example",
        "http://shop.example:443/, http://shop.example:443",
        "https://my_shop.example:8443, https://my_shop.example:8443",
        "http://[::1]:3000/x, http://[::1]:3000",
        "https://xn--mller-kva.example/, https://xn--mller-kva.example",
        "https://shop.example?x=http://other.example, https://shop.example"
    })
    void ofAnAddressOnlyTheOriginIsKept(String text, String origin) {
        assertThat(Site.of(text).orElseThrow()).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "file:///home/anna/page.html",
                "about:blank",
                "chrome-extension://abcdef/page.html",
                "https://",
                "https:///path",
                "https://user:secret@shop.example/",
                "https://shop.example:0/",
                "https://shop.example:99999/",
                "https://müller.example/",
                "https://shop.example\u0000.other.example/",
                "https://shop .example/",
                "javascript:alert(1)//https://shop.example",
                " https://shop.example"
            })
    void whatIsNoSiteIsNone(String text) {
        assertThat(Site.of(text)).isEmpty();
    }

    @Test
    void aHostHasAtMostItsLength() {
        String label = "a".repeat(63) + ".";
        String longest = label.repeat(3) + "a".repeat(61);
        assertThat(longest).hasSize(253);
        assertThat(Site.of("https://" + longest)).isPresent();
        assertThat(Site.of("https://" + longest + "a")).isEmpty();
        assertThat(Site.of("https://shop.example/" + "x".repeat(1_000_000))).isPresent();
        assertThat(Site.of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "xn--mller-kva.example, müller.example",
        "xn--fsqu00a.xn--0zwm56d, 例子.测试",
        "shop.example, ",
        "xn--e1afmkfd.com, пример.com",
        "xn--pple-43d.com, ", // a Cyrillic letter among Latin ones
        "xn--a.example, " // no such name
    })
    void aHostIsReadableWhereNobodyIsMisled(String host, String readable) {
        assertThat(new Site("https", host, 443).readable().orElse(null)).isEqualTo(readable);
    }
}
