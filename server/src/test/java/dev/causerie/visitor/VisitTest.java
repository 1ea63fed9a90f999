package dev.causerie.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a browser says of itself and of its way does not grow without end.
class VisitTest {
    private static final int MUCH = 16_000;

    private static Visit visit(String language, String referrer) {
        PageView page = new PageView("https://shop.example/", "Shop", 1);
        return new Visit(null, null, language, null, "192.0.2.1", referrer, false, List.of(page));
    }

    private static int length(Visit visit) {
        return visit.pages().stream()
                .mapToInt(page -> page.url().length() + page.title().length())
                .sum();
    }

    @Test
    void languageAndReferrerAreCut() {
        Visit endless = visit("l".repeat(MUCH), "r".repeat(MUCH));
        assertThat(endless.language()).hasSizeLessThanOrEqualTo(100);
        assertThat(endless.referrer()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(visit("pt-BR", null).language()).isEqualTo("pt-BR");
        assertThat(visit(null, null).referrer()).isNull();
    }

    @Test
    void anOrdinaryWayIsKeptFor50Pages() {
        Visit visit = visit("en", null);
        for (int page = 1; page <= 60; page++) {
            visit = visit.on(
                    new PageView("https://shop.example/lamps/" + page, "Lamp " + page + " · Maison Lumen", page));
        }
        assertThat(visit.pages()).hasSize(50);
        assertThat(visit.pages().getLast().url()).endsWith("/60");
        assertThat(visit.pages().getFirst().url()).endsWith("/11");
    }

    @Test
    void ofLongAddressesTheOldestAreDropped() {
        Visit visit = visit("en", null);
        for (int page = 1; page <= 60; page++) {
            visit = visit.on(
                    new PageView("https://shop.example/" + page + "?" + "x".repeat(MUCH), "t".repeat(MUCH), page));
            assertThat(length(visit)).isLessThanOrEqualTo(8_000);
            assertThat(visit.pages().getLast().url()).startsWith("https://shop.example/" + page + "?");
        }
        assertThat(visit.pages()).hasSize(3);
    }
}
