package id.pulsa.proxy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final DataTable TABLE = new DataTable(
            "cells",
            "Cells & their load",
            List.of(
                    Field.text("cell", "CELL", "cell"),
                    Field.number("load_erl", "A erl", "load, erl"),
                    Field.money("revenue", "REVENUE", "revenue, Rp")),
            List.of(
                    Row.of("</script><b>", "1.5", "1234567.50"),
                    new Row(List.of("=1+1, \"two\"", "", "-999.00"), true)),
            List.of(Row.of("sum", "1.5", "1233568.50")));
    private static final Report REPORT = new Report(
            "test",
            "A <test>",
            "About.",
            List.of(new Fact("gain", "gain", "+1 %", "")),
            List.of(new Section(
                    "Part",
                    List.of("Text."),
                    List.of(new Chart(
                            "Load",
                            "Look.",
                            Chart.Kind.BARS,
                            TABLE,
                            "cell",
                            "cell",
                            "load, erl",
                            List.of(new Series("load_erl", "load, erl")),
                            List.of(new Mark("full", null, 1.0)))),
                    List.of(TABLE))));

    @Test
    void thePageNeedsNothingElse() {
        String html = HtmlReport.of(REPORT);
        assertFalse(html.matches("(?s).*(src|href)=\"(?!#|data:).*"));
        assertTrue(
                html.contains("uPlot (v1.6.32)") && html.contains("Permission is hereby granted"), "with its licence");
        assertTrue(html.contains("prefers-color-scheme: dark") && html.contains("width=device-width"));
    }

    @Test
    void withoutScriptsTheNumbersAreThere() {
        String html = HtmlReport.of(REPORT);
        assertTrue(html.contains("<details open class=\"data\">"), "shown unless the script folds it away");
        assertTrue(html.contains("<td class=\"r\">1,234,567.50</td>") && html.contains("<td class=\"r\">-999.00</td>"));
        assertTrue(html.contains("<caption><span>Cells &amp; their load</span></caption>"));
        assertEquals(2, html.split("<table>", -1).length, "a table is shown once");
    }

    @Test
    void namesCannotBecomeMarkup() {
        String html = HtmlReport.of(REPORT);
        assertTrue(html.contains("<h1>A &lt;test&gt;</h1>"));
        assertTrue(
                html.contains("&lt;/script&gt;&lt;b&gt;") && html.contains("\\u003c/script>\\u003cb>"), "in the data");
        assertFalse(html.contains("</script><b>"));
    }

    @Test
    void filesAreThePageAndItsTables(@TempDir Path dir) throws Exception {
        assertEquals(
                List.of(dir.resolve("a/test.html"), dir.resolve("a/cells.csv")),
                ReportFiles.write(REPORT, dir.resolve("a")));
        assertEquals("""
                cell,load_erl,revenue
                </script><b>,1.5,1234567.50
                "'=1+1, ""two""\",,-999.00
                """, Files.readString(dir.resolve("a/cells.csv")));
    }

    @Test
    void asJsonMeasuresAreNumbersAndAmountsTexts() {
        assertTrue(ReportDocument.of(REPORT)
                .toString()
                .contains("{\"cell\":\"</script><b>\",\"load_erl\":1.5,\"revenue\":\"1234567.50\"}"));
    }

    @Test
    void linesHaveAsManyCellsAsThereAreColumns() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DataTable(
                        "t", "T", List.of(Field.text("a", "A", "a")), List.of(Row.of("1", "2")), List.of()));
        assertThrows(IllegalArgumentException.class, () -> TABLE.column("load"));
    }
}
