package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A report as text for the terminal. */
final class ReportText {
    private static final int LINE_LENGTH = 100;

    private final PrintStream out;

    private ReportText(PrintStream out) {
        this.out = out;
    }

    static void print(PrintStream out, Report report) {
        ReportText text = new ReportText(out);
        text.heading(report.title(), "=");
        text.paragraph(report.about());
        for (Section section : report.sections()) {
            text.section(section);
        }
        text.facts(report.facts());
    }

    private void section(Section section) {
        out.println();
        heading(section.title(), "-");
        section.about().forEach(this::paragraph);
        Set<DataTable> tables = new LinkedHashSet<>();
        section.charts().stream().map(Chart::table).forEach(tables::add);
        tables.addAll(section.tables());
        tables.forEach(this::table);
    }

    /** Last, where the eye is when the command has ended. */
    private void facts(List<Fact> facts) {
        out.println();
        heading("In short", "-");
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        for (Fact fact : facts) {
            String note = fact.note().isEmpty() ? "" : "  (" + fact.note() + ")";
            out.println(fact.label() + " ".repeat(width - fact.label().length()) + "  " + fact.value() + note);
        }
    }

    private void table(DataTable table) {
        out.println();
        out.println(table.caption());
        List<Column> columns = new ArrayList<>();
        for (Field field : table.fields()) {
            columns.add(new Column(field.brief(), field.name(), field.right() ? Column.Kind.NUMBER : Column.Kind.TEXT));
        }
        Listing listing = new Listing(out, false, columns);
        table.rows().forEach(row -> listing.add(document(table, row)));
        table.sums().forEach(row -> listing.add(document(table, row)));
        listing.end();
    }

    private static Document document(DataTable table, Row row) {
        Document document = new Document();
        for (int i = 0; i < row.cells().size(); i++) {
            Field field = table.fields().get(i);
            document.put(field.name(), field.show(row.cells().get(i)));
        }
        return document;
    }

    private void heading(String title, String line) {
        out.println(title);
        out.println(line.repeat(title.length()));
    }

    private void paragraph(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= LINE_LENGTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
