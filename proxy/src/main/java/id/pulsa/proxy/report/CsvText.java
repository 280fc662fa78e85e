package id.pulsa.proxy.report;

import id.pulsa.proxy.report.DataTable.Row;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated values (RFC 4180, lines end with LF as in all our files). */
public final class CsvText {
    /** With these a spreadsheet takes a text for a formula. */
    private static final String FORMULA = "=@\t\r";

    private CsvText() {}

    /** The table without its sums. */
    public static String of(DataTable table) {
        StringBuilder text = new StringBuilder();
        line(text, table.fields().stream().map(Field::name).toList());
        for (Row row : table.rows()) {
            line(text, row.cells());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(CsvText::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(String cell) {
        String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
