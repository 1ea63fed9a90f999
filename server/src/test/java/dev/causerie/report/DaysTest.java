package dev.causerie.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final long NOW = Instant.parse("2026-11-25T23:30:00Z").toEpochMilli();

    private static Days days(String from, String to, String zone) {
        return ((Outcome.Done<Days, Map<String, String>>) Days.of(from, to, zone, NOW)).result();
    }

    @Test
    void whatIsLeftOutIsTheLastThirtyDaysWhereTheReaderLives() {
        assertThat(days(null, null, "Europe/Paris").last()).isEqualTo(LocalDate.parse("2026-11-26"));
        assertThat(days(null, null, "Europe/Paris").first()).isEqualTo(LocalDate.parse("2026-10-28"));
        assertThat(days(null, null, null).last()).isEqualTo(LocalDate.parse("2026-11-25"));
        assertThat(days(null, "2026-01-31", null).first()).isEqualTo(LocalDate.parse("2026-01-02"));
    }

    @Test
    void aDayIsAsLongAsItIsThere() {
        Days longest = days("2026-10-25", "2026-10-25", "Europe/Paris");
        assertThat(longest.end() - longest.start()).isEqualTo(25 * 3_600_000L);
        assertThat(days("2026-11-01", "2026-11-01", "Asia/Kathmandu").start())
                .isEqualTo(Instant.parse("2026-10-31T18:15:00Z").toEpochMilli());
        assertThat(longest.at(longest.start())).isEqualTo(longest.first());
        assertThat(longest.at(longest.end() - 1)).isEqualTo(longest.last());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-13-01, -, -, from, invalid",
                "yesterday, -, -, from, invalid",
                "'', -, -, from, invalid",
                "-, 2026-02-30, -, to, invalid",
                "-, +999999999-12-31, -, to, invalid",
                "0001-01-01, -, -, from, invalid",
                "2026-11-02, 2026-11-01, -, to, before_from",
                "2025-01-01, 2026-01-02, -, to, too_long",
                "-, -, Europe/Atlantis, zone, unknown",
                "-, -, '', zone, unknown",
                "-, -, ../../etc/passwd, zone, unknown"
            })
    void whatIsWrongIsSaid(String from, String to, String zone, String field, String fault) {
        assertThat(Days.of(from, to, zone, NOW)).isEqualTo(Outcome.refused(Map.of(field, fault)));
    }

    @Test
    void aYearIsNotTooLong() {
        assertThat(days("2024-01-01", "2024-12-31", "America/St_Johns").zone())
                .isEqualTo(ZoneId.of("America/St_Johns"));
    }
}
