package dev.causerie.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes a table as text that spreadsheets read (RFC 4180). What visitors typed is words there and never a formula:
/// a cell that begins like one gets an apostrophe before it.
final class Csv {
    /// Without it some spreadsheets take the letters for those of an old code page.
    private static final String THIS_IS_UTF_8 = "\ufeff";

    private static final String BEGINS_FORMULAS = "=+-@\t\r\n";

    private final Writer out;

    Csv(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(THIS_IS_UTF_8);
    }

    /// @param cells null is an empty one
    void line(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "\"" : ",\"");
            out.write(cell(cells[i]));
            out.write('"');
        }
        out.write("\r\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = BEGINS_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return harmless.replace("\"", "\"\"");
    }
}
