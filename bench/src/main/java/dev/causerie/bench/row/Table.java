package dev.causerie.bench.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table that is printed at the end.
public final class Table {
    private static final List<String> HEAD =
            List.of("row", "what", "product", "reference", "ratio", "goal", "met or by how much not");

    private final boolean judging;
    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    /// @param judging false when the figures are too hasty to be held against a goal
    public Table(boolean judging) {
        this.judging = judging;
    }

    public void add(String row, String what, Figure product, Figure reference, Goal goal) {
        boolean both = !product.isEmpty() && !reference.isEmpty() && reference.median() != 0;
        double ratio = both ? product.median() / reference.median() : Double.NaN;
        lines.add(List.of(
                row,
                what,
                product.text(),
                reference.text(),
                both ? String.format(Locale.ROOT, "%.2f×", ratio) : "–",
                goal.text(),
                verdict(product, ratio, goal)));
    }

    private String verdict(Figure product, double ratio, Goal goal) {
        if (product.isEmpty()) {
            return "–";
        }
        return judging ? goal.verdict(product.median(), ratio) : "not judged";
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                text.append("| ").append(line.get(column));
                text.repeat(' ', width(column) - line.get(column).length() + 1);
            }
            text.append("|\n");
            if (line == HEAD) {
                for (int column = 0; column < HEAD.size(); column++) {
                    text.append('|').repeat('-', width(column) + 2);
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
