package id.pulsa.proxy.report;

import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A report as one HTML page with everything in it: works without a network, by day and by night, on a telephone. Without
 * scripts the numbers of each chart are shown in its place.
 */
public final class HtmlReport {
    private static final String UPLOT = "uplot-1.6.32/";
    /** So many lines are shown at once; more are folded away behind their number. */
    private static final int FOLD_ROWS = 120;

    private final StringBuilder html = new StringBuilder();
    private final List<Chart> charts = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    private HtmlReport() {}

    /** The page. */
    public static String of(Report report) {
        HtmlReport page = new HtmlReport();
        page.head(report);
        page.body(report);
        page.scripts();
        return page.html.append("</body>\n</html>\n").toString();
    }

    private void head(Report report) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        element("title", report.title());
        html.append("<!-- Charts: uPlot 1.6.32\n\n")
                .append(resource(UPLOT + "LICENSE"))
                .append("\n-->\n<style>\n");
        html.append(resource(UPLOT + "uPlot.min.css")).append('\n').append(resource("report.css"));
        html.append("</style>\n</head>\n");
    }

    private void body(Report report) {
        html.append("<body>\n<header>\n");
        element("h1", report.title());
        element("p", report.about());
        html.append("</header>\n<main>\n");
        if (!report.facts().isEmpty()) {
            html.append("<dl class=\"facts\">\n");
            report.facts().forEach(this::fact);
            html.append("</dl>\n");
        }
        contents(report.sections());
        for (int i = 0; i < report.sections().size(); i++) {
            section(report.sections().get(i), i);
        }
        html.append(
                "</main>\n<footer><p>Written by Pulsa. Every number of a chart is in the table below it.</p></footer>\n");
    }

    private void fact(Fact fact) {
        html.append("<div>");
        element("dt", fact.label());
        element("dd", fact.value());
        if (!fact.note().isEmpty()) {
            html.append("<dd class=\"note\">").append(escape(fact.note())).append("</dd>\n");
        }
        html.append("</div>\n");
    }

    private void contents(List<Section> sections) {
        if (sections.size() < 2) {
            return;
        }
        html.append("<nav aria-label=\"Contents\"><ul>\n");
        for (int i = 0; i < sections.size(); i++) {
            html.append("<li><a href=\"#part-").append(i).append("\">");
            html.append(escape(sections.get(i).title())).append("</a></li>\n");
        }
        html.append("</ul></nav>\n");
    }

    private void section(Section section, int number) {
        html.append("<section id=\"part-").append(number).append("\">\n");
        element("h2", section.title());
        section.about().forEach(paragraph -> element("p", paragraph));
        section.charts().forEach(this::chart);
        section.tables().forEach(this::table);
        html.append("</section>\n");
    }

    private void chart(Chart chart) {
        int number = charts.size();
        charts.add(chart);
        html.append("<figure>\n");
        element("h3", chart.title());
        html.append("<div class=\"scroll\"><div class=\"plot\" id=\"plot-").append(number);
        html.append("\" role=\"img\" aria-label=\"")
                .append(escape(chart.title() + ". " + chart.about()))
                .append("\">");
        html.append("</div></div>\n");
        element("figcaption", chart.about());
        html.append("<details open class=\"data\"><summary>The numbers</summary>\n");
        table(chart.table());
        html.append("</details>\n</figure>\n");
    }

    private void table(DataTable table) {
        boolean first = shown.add(table.name());
        boolean fold = first && table.rows().size() > FOLD_ROWS;
        if (!first) {
            element("p", "The same table as above: " + table.caption());
            return;
        }
        if (fold) {
            html.append("<details><summary>").append(table.rows().size()).append(" lines: ");
            html.append(escape(table.caption())).append("</summary>\n");
        }
        html.append("<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html.append(escape(table.caption())).append("\">\n<table>\n");
        html.append("<caption><span>").append(escape(table.caption())).append("</span></caption>\n");
        html.append("<thead><tr>");
        for (Field field : table.fields()) {
            html.append(field.right() ? "<th scope=\"col\" class=\"r\">" : "<th scope=\"col\">");
            html.append(escape(field.header())).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(table, row));
        html.append("</tbody>\n");
        if (!table.sums().isEmpty()) {
            html.append("<tfoot>\n");
            table.sums().forEach(row -> row(table, row));
            html.append("</tfoot>\n");
        }
        html.append("</table>\n</div>\n");
        download(table);
        html.append(fold ? "</details>\n" : "");
    }

    private void row(DataTable table, Row row) {
        html.append(row.marked() ? "<tr class=\"marked\">" : "<tr>");
        for (int i = 0; i < row.cells().size(); i++) {
            Field field = table.fields().get(i);
            html.append(field.right() ? "<td class=\"r\">" : "<td>");
            html.append(escape(field.show(row.cells().get(i)))).append("</td>");
        }
        html.append("</tr>\n");
    }

    /** The CSV file goes with the page, wherever that is sent. */
    private void download(DataTable table) {
        String file = escape(table.name()) + ".csv";
        String data = Base64.getEncoder().encodeToString(CsvText.of(table).getBytes(StandardCharsets.UTF_8));
        html.append("<p class=\"csv\"><a download=\"").append(file).append("\" href=\"data:text/csv;base64,");
        html.append(data).append("\">").append(file).append("</a></p>\n");
    }

    private void scripts() {
        if (charts.isEmpty()) {
            return;
        }
        String data = Json.write(charts.stream().map(ChartDocument::of).toList());
        html.append("<script type=\"application/json\" id=\"charts\">");
        // What would end the element early is written otherwise.
        html.append(data.replace("<", "\\u003c")).append("</script>\n<script>\n");
        html.append(resource(UPLOT + "uPlot.iife.min.js")).append("\n</script>\n<script>\n");
        html.append(resource("report.js")).append("</script>\n");
    }

    private void element(String name, String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a part of every report", e);
        }
    }
}
