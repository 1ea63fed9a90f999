package dev.causerie.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String written(String... cells) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv csv = new Csv(out);
        csv.line(cells);
        csv.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"https://a.example\")"})
    void whatBeginsLikeAFormulaIsWords(String text) throws Exception {
        assertThat(written("a", text)).isEqualTo("\ufeff\"a\",\"'" + text.replace("\"", "\"\"") + "\"\r\n");
    }

    @Test
    void whatStandsInACellStaysThere() throws Exception {
        assertThat(written("a,b", "c\nd", "e\"f", null, "", "1-1", "é 🐌 مرحبا"))
                .isEqualTo("\ufeff\"a,b\",\"c\nd\",\"e\"\"f\",\"\",\"\",\"1-1\",\"é 🐌 مرحبا\"\r\n");
    }
}
