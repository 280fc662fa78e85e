package id.pulsa.proxy.report;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chart as the script of the page reads it. */
final class ChartDocument {
    private ChartDocument() {}

    static Document of(Chart chart) {
        List<String> places = chart.table().column(chart.x());
        boolean names = chart.kind() == Chart.Kind.BARS;
        List<Document> series = new ArrayList<>();
        for (Series one : chart.series()) {
            series.add(new Document()
                    .put("label", one.label())
                    .put("values", numbers(chart.table().column(one.field()))));
        }
        List<Document> marks = new ArrayList<>();
        for (Mark mark : chart.marks()) {
            marks.add(new Document()
                    .put("label", mark.label())
                    .put("x", decimal(mark.x()))
                    .put("y", decimal(mark.y())));
        }
        return new Document()
                .put("kind", chart.kind().name().toLowerCase(Locale.ROOT))
                .put("xLabel", chart.xLabel())
                .put("yLabel", chart.yLabel())
                .put("names", names ? places : null)
                .put("x", names ? indices(places.size()) : numbers(places))
                .put("series", series)
                .put("marks", marks);
    }

    private static List<Long> indices(int count) {
        List<Long> indices = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            indices.add(i);
        }
        return indices;
    }

    private static List<@Nullable BigDecimal> numbers(List<String> cells) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (String cell : cells) {
            numbers.add(cell.isEmpty() ? null : new BigDecimal(cell));
        }
        return numbers;
    }

    private static @Nullable BigDecimal decimal(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
