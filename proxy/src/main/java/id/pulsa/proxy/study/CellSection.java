package id.pulsa.proxy.study;

import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.simulation.CellHour;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.List;

/** Revenue of a cell, which loses calls when it is full, against the price. */
final class CellSection {
    private static final List<Integer> LOADS_PERCENT = List.of(50, 100, 150, 200, 300);
    private static final int HIGHEST = 2_500;
    private static final int STEP = 20;

    private CellSection() {}

    static Section of(ModelCell cell) {
        List<Field> fields = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        List<Mark> peaks = new ArrayList<>();
        fields.add(Field.number("price_ratio", "x", "price ratio x"));
        for (int percent : LOADS_PERCENT) {
            String field = "revenue_at_" + percent + "_percent";
            fields.add(
                    Field.number(field, "AT " + percent + " %", "revenue at " + percent + " %, erl at normal price"));
            series.add(new Series(field, "natural utilisation " + percent + " %"));
            peaks.add(peak(cell, percent));
        }
        List<Row> rows = new ArrayList<>();
        for (int ratio = Demand.NORMAL_RATIO; ratio <= HIGHEST; ratio += STEP) {
            List<String> cells = new ArrayList<>();
            cells.add(Figures.ratio(ratio));
            for (int percent : LOADS_PERCENT) {
                cells.add(Figures.fixed(revenue(cell, percent, ratio), 4));
            }
            rows.add(new Row(cells, false));
        }
        DataTable table = new DataTable(
                "cell",
                "Revenue of a cell with " + cell.text() + ", in erlang of carried traffic at the normal price",
                fields,
                rows,
                List.of());
        Chart chart = new Chart(
                "Revenue of a cell with " + cell.text(),
                "The fuller the cell, the dearer the price that brings the most: calls that the price keeps away would have"
                        + " found no channel anyway. The dots are the peaks.",
                Chart.Kind.LINES,
                table,
                "price_ratio",
                "price ratio x (dynamic price / normal price)",
                "revenue, erl at the normal price",
                series,
                peaks);
        return new Section(
                "Revenue of a cell",
                List.of(
                        "A call that finds no channel is lost: x·Y(n, A·Q(x)) with the carried traffic Y by Erlang's formula."
                                + " A natural utilisation of 100 % is the capacity at a grade of service of "
                                + Figures.percent(cell.gos()) + " %, " + Figures.fixed(cell.capacity(), 2)
                                + " erl for " + cell.text() + "."),
                List.of(chart),
                List.of());
    }

    private static double revenue(ModelCell cell, int percent, int ratioThousandths) {
        return ratioThousandths
                / 1_000.0
                * new CellHour(cell.channels(), cell.load(percent), ratioThousandths).carried();
    }

    private static Mark peak(ModelCell cell, int percent) {
        int best = Demand.NORMAL_RATIO;
        for (int ratio = best; ratio <= HIGHEST; ratio++) {
            best = revenue(cell, percent, ratio) > revenue(cell, percent, best) ? ratio : best;
        }
        return new Mark(Figures.fixed(best / 1_000.0, 2), best / 1_000.0, revenue(cell, percent, best));
    }
}
