package dev.causerie.report;

import dev.causerie.kernel.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// The days that a report is about, from the first to the last, as they are where somebody lives.
public record Days(LocalDate first, LocalDate last, ZoneId zone) {
    public static final int MOST = 366;
    private static final int USUAL = 30;
    private static final int EARLIEST = 1970;
    private static final int LATEST = 9999;

    /// Reads what was asked for; what is left out is the last 30 days, in UTC.
    ///
    /// @param from like `2026-11-01`, or null, as `to`
    /// @param zone like `Europe/Paris`, or null
    /// @return what is wrong with which of them: `invalid`, `unknown`, `before_from` or `too_long`
    public static Outcome<Days, Map<String, String>> of(String from, String to, String zone, long now) {
        Map<String, String> faults = new TreeMap<>();
        ZoneId where = zone(zone);
        if (where == null) {
            faults.put("zone", "unknown");
            where = ZoneOffset.UTC;
        }
        LocalDate today = Instant.ofEpochMilli(now).atZone(where).toLocalDate();
        LocalDate last = day(to, today);
        LocalDate first = day(from, last == null ? today : last.minusDays(USUAL - 1L));
        if (first == null) {
            faults.put("from", "invalid");
        }
        if (last == null) {
            faults.put("to", "invalid");
        } else if (first != null && last.isBefore(first)) {
            faults.put("to", "before_from");
        } else if (first != null && ChronoUnit.DAYS.between(first, last) >= MOST) {
            faults.put("to", "too_long");
        }
        return faults.isEmpty() ? Outcome.done(new Days(first, last, where)) : Outcome.refused(faults);
    }

    private static ZoneId zone(String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            LocalDate day = text == null ? otherwise : LocalDate.parse(text);
            return day.getYear() < EARLIEST || day.getYear() > LATEST ? null : day;
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    /// When the first day begins, in milliseconds since 1970 UTC.
    public long start() {
        return first.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// When the last day is over.
    public long end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    public LocalDate at(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }
}
