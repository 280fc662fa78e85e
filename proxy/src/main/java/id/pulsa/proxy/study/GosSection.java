package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.Estimate;
import id.pulsa.charging.simulation.GosClass;
import id.pulsa.charging.simulation.SimulationReport;
import id.pulsa.charging.simulation.SimulationResults;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many cells are in which of the six classes of the grade of service. */
final class GosSection {
    /** About the classes: where they are from. */
    static final String CLASSES =
            "The bounds of the six classes (1, 2, 5, 10 and 20 % of the calls refused) are an assumption:"
                    + " they are usual in dimensioning; the published data name none.";

    private GosSection() {}

    /** Of what was simulated, each regime beside the first. */
    static Section of(SimulationResults results) {
        return new Section(
                "Grade of service",
                List.of(
                        "How many cells are in which class, by the part of their calls that is refused in the busy hour.",
                        CLASSES),
                charts(table("gos", "Cells by grade of service", Map.of(), results), results),
                List.of());
    }

    /**
     * Cells in each class.
     *
     * @param computed further columns, by their headings: cells by class
     */
    static DataTable table(
            String name, String caption, Map<String, Map<GosClass, Integer>> computed, SimulationResults results) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("gos_class", "class", "blocking in the busy hour"));
        for (String heading : computed.keySet()) {
            String field = "cells_" + heading.replaceAll("[^0-9a-z]+", "_");
            fields.add(Field.number(field, heading, "cells, " + heading));
        }
        for (int i = 0; i < results.reports().size(); i++) {
            String regime = results.reports().get(i).regime().name();
            fields.add(Field.number("cells_" + i, regime, "cells, " + regime));
            fields.add(Field.number("cells_half_" + i, "±", "±"));
        }
        List<Row> rows = new ArrayList<>();
        for (GosClass gos : GosClass.values()) {
            List<String> row = new ArrayList<>();
            row.add(label(gos));
            computed.values().forEach(cells -> row.add(Integer.toString(cells.getOrDefault(gos, 0))));
            for (SimulationReport report : results.reports()) {
                Estimate cells = report.gos().getOrDefault(gos, Estimate.of(0));
                row.add(Figures.fixed(cells.mean(), 2));
                row.add(Intervals.half(cells, 1, 2));
            }
            rows.add(new Row(row, false));
        }
        return new DataTable(name, caption, fields, rows, List.of());
    }

    /** The first regime beside each of the others. */
    static List<Chart> charts(DataTable table, SimulationResults results) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < results.reports().size(); i++) {
            series.add(
                    new Series("cells_" + i, results.reports().get(i).regime().name()));
        }
        List<Chart> charts = new ArrayList<>();
        for (int i = series.size() == 1 ? 0 : 1; i < series.size(); i++) {
            List<Series> drawn = i == 0 ? series : List.of(series.get(0), series.get(i));
            charts.add(new Chart(
                    drawn.stream().map(Series::label).collect(Collectors.joining(" and ")),
                    (i == 0
                                    ? ""
                                    : "Wide: " + series.get(0).label() + ". Narrow: "
                                            + series.get(i).label() + ". ") + "Further left is better.",
                    Chart.Kind.BARS,
                    table,
                    "gos_class",
                    "part of the calls refused",
                    "cells",
                    drawn,
                    List.of()));
        }
        return charts;
    }

    private static String label(GosClass gos) {
        return gos == GosClass.F ? "more" : "≤ " + Figures.fixed(100 * gos.most(), 0) + " %";
    }

    /** Counts cells by their blocking, 0 to 1. */
    static Map<GosClass, Integer> count(List<Double> blocking) {
        Map<GosClass, Integer> cells = new LinkedHashMap<>();
        blocking.forEach(part -> cells.merge(GosClass.of(part), 1, Integer::sum));
        return cells;
    }
}
