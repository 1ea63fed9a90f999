package dev.causerie.bench.fault;

import dev.causerie.bench.talk.Findings.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One line a kind.
final class FaultTable {
    private static final List<String> HEAD = List.of(
            "fault",
            "times",
            "sent",
            "acknowledged",
            "refused, sent again",
            "stored",
            "lost",
            "doubled",
            "out of order",
            "other",
            "lasted, s",
            "all connected after, s",
            "whole after, s; goal ≤ 5",
            "late");
    private static final List<Count> BEFORE = List.of(
            Count.SENT,
            Count.ACKNOWLEDGED,
            Count.REFUSED,
            Count.STORED,
            Count.LOST,
            Count.DOUBLED,
            Count.OUT_OF_ORDER,
            Count.OTHER);

    private FaultTable() {}

    static String text(Map<Kind, Tally> tallies) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        tallies.forEach((kind, tally) -> lines.add(line(kind, tally)));
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width = lines.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                text.append("| ").append(line.get(column));
                text.repeat(' ', width - line.get(column).length() + 1);
            }
            text.append("|\n");
            if (line == HEAD) {
                text.append("|---".repeat(HEAD.size())).append("|\n");
            }
        }
        return text.toString();
    }

    private static List<String> line(Kind kind, Tally tally) {
        List<String> line = new ArrayList<>(List.of(kind.word, Integer.toString(tally.rounds)));
        BEFORE.forEach(count -> line.add(Integer.toString(tally.findings.count(count))));
        line.add(tally.lasted.text());
        line.add(tally.connected.text());
        line.add(tally.whole.text());
        line.add(Integer.toString(tally.late));
        return line;
    }
}
