package dev.causerie.report;

import dev.causerie.department.DepartmentName;
import dev.causerie.report.Ratings.Count;
import dev.causerie.report.Ratings.Who;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The ratings of some days, put together.
///
/// @param days those on which somebody rated, in order
/// @param agents the one with the most ratings first, as departments
/// @param departments `about` is null for chats that were in none
public record Totals(
        Tally all, List<Line<LocalDate>> days, List<Line<Who>> agents, List<Line<DepartmentName>> departments) {
    public record Line<T>(T about, Tally tally) {}

    static Totals of(List<Count> counts, Days days) {
        Tally all = counts.stream().map(Count::tally).reduce(Tally.NONE, Tally::plus);
        Comparator<Line<?>> most =
                Comparator.comparingLong((Line<?> line) -> line.tally().all()).reversed();
        return new Totals(
                all,
                lines(counts, count -> days.at(count.time()), day -> day).stream()
                        .sorted(Comparator.comparing(Line::about))
                        .toList(),
                lines(counts, Count::agent, Who::id).stream()
                        .sorted(most.thenComparing(line -> ((Who) line.about()).name()))
                        .toList(),
                lines(counts, Count::department, DepartmentName::id).stream()
                        .sorted(most.thenComparing(
                                line -> line.about() instanceof DepartmentName(var _, var name) ? name : ""))
                        .toList());
    }

    /// Two that are the same by `key` are one, with the name that comes last.
    private static <T> List<Line<T>> lines(List<Count> counts, Function<Count, T> about, Function<T, Object> key) {
        Map<Object, Line<T>> lines = new HashMap<>();
        for (Count count : counts) {
            T one = about.apply(count);
            Object same = one == null ? "" : key.apply(one);
            Line<T> before = lines.get(same);
            Tally sum = before == null ? count.tally() : before.tally().plus(count.tally());
            lines.put(same, new Line<>(one, sum));
        }
        return List.copyOf(lines.values());
    }
}
