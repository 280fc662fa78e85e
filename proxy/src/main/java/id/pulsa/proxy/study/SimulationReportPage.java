package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.CellReport;
import id.pulsa.charging.simulation.Estimate;
import id.pulsa.charging.simulation.Metric;
import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.simulation.SimulationReport;
import id.pulsa.charging.simulation.SimulationResults;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.List;

/** {@code pulsa study simulate} and {@code compare}: what callers on a virtual clock met, and what they paid. */
public final class SimulationReportPage {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** As many steps as one can read in a table. */
    private static final int MAX_STEPS = 48;

    private SimulationReportPage() {}

    /**
     * The report of one regime, or of several beside each other.
     *
     * @param name of its files
     */
    public static Report of(String name, String title, SimulationResults results) {
        List<Section> sections = new ArrayList<>(List.of(regimes(results), path(results), GosSection.of(results)));
        results.reports().forEach(report -> sections.add(cells(report)));
        Runs runs = results.runs();
        return new Report(
                name,
                title,
                results.scenario().cells().size() + " cells, "
                        + Figures.fixed(runs.measuredMillis() / MILLIS_PER_HOUR, 1)
                        + " h measured after " + Figures.fixed(runs.warmUpMillis() / MILLIS_PER_HOUR, 1)
                        + " h of warm-up, " + Intervals.replications(runs.replications()) + ", seed " + runs.seed()
                        + ". " + Intervals.explained(runs.replications()) + " Callers come at random, talk for"
                        + " exponential times, and call at x times the price with probability Q(x) = exp(-(x - 1)²).",
                facts(results),
                sections);
    }

    private static List<Fact> facts(SimulationResults results) {
        List<Fact> facts = new ArrayList<>();
        CellReport base = results.reports().get(0).total();
        for (SimulationReport report : results.reports()) {
            CellReport total = report.total();
            boolean first = total.equals(base);
            facts.add(new Fact(
                    "revenue_" + report.regime().name(),
                    "Revenue, " + report.regime().name(),
                    Intervals.between(total.estimate(Metric.REVENUE_PER_HOUR), 0) + " an hour",
                    first
                            ? "blocking " + Intervals.percent(total.estimate(Metric.BLOCKING)) + " %"
                            : "gain over " + results.reports().get(0).regime().name() + ": "
                                    + Intervals.percent(total.gainOver(base, Metric.REVENUE_PER_HOUR)) + " %; blocking "
                                    + Intervals.percent(total.estimate(Metric.BLOCKING)) + " %"));
        }
        return facts;
    }

    private static Section regimes(SimulationResults results) {
        CellReport base = results.reports().get(0).total();
        List<Row> rows = results.reports().stream()
                .map(report -> {
                    CellReport total = report.total();
                    Estimate gain = total.gainOver(base, Metric.REVENUE_PER_HOUR);
                    return Row.of(
                            report.regime().name(),
                            Figures.exact(total.revenueMicros()),
                            Figures.fixed(
                                    total.estimate(Metric.REVENUE_PER_HOUR).mean(), 0),
                            Intervals.half(total.estimate(Metric.REVENUE_PER_HOUR), 1, 0),
                            Figures.percent(gain.mean()),
                            Intervals.half(gain, 100, 2),
                            Figures.percent(total.estimate(Metric.BLOCKING).mean()),
                            Intervals.half(total.estimate(Metric.BLOCKING), 100, 2),
                            Figures.percent(total.erlangB()),
                            Figures.percent(total.estimate(Metric.BUSY_BLOCKING).mean()),
                            Figures.percent(total.estimate(Metric.PRICED_OUT).mean()),
                            Figures.fixed(total.estimate(Metric.CARRIED_ERL).mean(), 2),
                            Figures.percent(
                                    total.estimate(Metric.BUSY_UTILISATION).mean()),
                            Figures.fixed(total.estimate(Metric.PRICE_RATIO).mean(), 3),
                            Figures.fixed(
                                    total.estimate(Metric.PRICE_CHANGES_PER_HOUR)
                                            .mean(),
                                    2),
                            Figures.percent(total.estimate(Metric.DROPPED).mean()));
                })
                .toList();
        DataTable table = new DataTable(
                "regimes",
                "All cells together",
                List.of(
                        Field.text("regime", "regime", "admission and price"),
                        Field.money("revenue", "sum", "revenue of all replications"),
                        Field.number("revenue_per_hour", "rev/h", "revenue an hour"),
                        Field.number("revenue_per_hour_half", "±", "±"),
                        Field.number("gain_percent", "gain %", "gain over the first, %"),
                        Field.number("gain_half_percent", "±", "±, points"),
                        Field.number("blocking_percent", "B %", "calls refused, %"),
                        Field.number("blocking_half_percent", "±", "±, points"),
                        Field.number("erlang_b_percent", "Erl B %", "Erlang B, %"),
                        Field.number("busy_blocking_percent", "busy %", "refused in the busy hour, %"),
                        Field.number("priced_out_percent", "compl. %", "complaints: priced out, %"),
                        Field.number("carried_erl", "Y erl", "carried, erl"),
                        Field.number("busy_utilisation_percent", "util. %", "utilisation in the busy hour, %"),
                        Field.number("price_ratio", "x", "mean price ratio"),
                        Field.number("price_changes_per_hour", "chg/h", "price changes an hour and cell"),
                        Field.number("dropped_percent", "drop %", "handovers broken off, %")),
                rows,
                List.of());
        return new Section(
                "In sum",
                List.of("Differences are taken replication by replication: all regimes met the same callers."),
                List.of(),
                List.of(table));
    }

    private static Section path(SimulationResults results) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("hour", "h", "hour"));
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < results.reports().size(); i++) {
            String regime = results.reports().get(i).regime().name();
            fields.add(Field.number("ratio_" + i, "x", "price ratio, " + regime));
            series.add(new Series("ratio_" + i, regime));
        }
        CellReport first = results.reports().get(0).total();
        List<Row> rows = new ArrayList<>();
        int together = (first.path().size() + MAX_STEPS - 1) / MAX_STEPS;
        for (int point = 0; point < first.path().size(); point += together) {
            List<String> row = new ArrayList<>();
            row.add(Figures.fixed(point * first.pathMillis() / MILLIS_PER_HOUR, 3));
            for (SimulationReport report : results.reports()) {
                row.add(Figures.fixed(mean(report.total().path(), point, together), 4));
            }
            rows.add(new Row(row, false));
        }
        DataTable table =
                new DataTable("price-path", "Price ratio over the time, mean of the cells", fields, rows, List.of());
        return new Section(
                "Price over the time",
                List.of("Mean over cells (weighted by their natural traffic) and replications."),
                List.of(new Chart(
                        "Price ratio over the time",
                        "How the price follows the day's traffic.",
                        Chart.Kind.STEPS,
                        table,
                        "hour",
                        "hour of the measured time",
                        "price ratio x",
                        series,
                        List.of())),
                List.of());
    }

    private static double mean(List<Double> values, int from, int count) {
        return values.subList(from, Math.min(values.size(), from + count)).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static Section cells(SimulationReport report) {
        List<Row> rows = report.cells().stream()
                .map(cell -> {
                    Estimate blocking = cell.estimate(Metric.BLOCKING);
                    return new Row(
                            List.of(
                                    cell.name(),
                                    String.valueOf(cell.channels()),
                                    Figures.fixed(cell.capacityErl(), 2),
                                    Figures.fixed(cell.naturalErl(), 2),
                                    String.valueOf(cell.natural()),
                                    String.valueOf(cell.pricedOut()),
                                    String.valueOf(cell.full()),
                                    String.valueOf(cell.preblocked()),
                                    String.valueOf(cell.guarded()),
                                    Figures.percent(blocking.mean()),
                                    Intervals.half(blocking, 100, 2),
                                    Figures.percent(cell.erlangB()),
                                    Figures.percent(cell.estimate(Metric.BUSY_UTILISATION)
                                            .mean()),
                                    Figures.fixed(
                                            cell.estimate(Metric.PRICE_RATIO).mean(), 3),
                                    Figures.fixed(
                                            cell.estimate(Metric.PRICE_CHANGES_PER_HOUR)
                                                    .mean(),
                                            2),
                                    Figures.exact(cell.revenueMicros())),
                            !blocking.contains(cell.erlangB()) && cell.preblocked() + cell.guarded() == 0);
                })
                .toList();
        String regime = report.regime().name();
        DataTable table = new DataTable(
                "cells-" + regime.replaceAll("[^0-9A-Za-z]+", "-"),
                "Cells, " + regime,
                List.of(
                        Field.text("cell", "cell", "cell"),
                        Field.number("channels", "n", "channels"),
                        Field.number("capacity_erl", "C erl", "capacity, erl"),
                        Field.number("natural_erl", "N erl", "natural load in the busy hour, erl"),
                        Field.number("natural_calls", "calls", "natural calls"),
                        Field.number("priced_out", "compl.", "priced out"),
                        Field.number("full", "full", "refused: full"),
                        Field.number("preblocked", "prebl.", "refused: preblocked"),
                        Field.number("guarded", "guard", "refused: guarded"),
                        Field.number("blocking_percent", "B %", "refused, %"),
                        Field.number("blocking_half_percent", "±", "±, points"),
                        Field.number("erlang_b_percent", "Erl B %", "Erlang B, %"),
                        Field.number("busy_utilisation_percent", "util. %", "utilisation in the busy hour, %"),
                        Field.number("price_ratio", "x", "mean price ratio"),
                        Field.number("price_changes_per_hour", "chg/h", "price changes an hour"),
                        Field.money("revenue", "revenue", "revenue")),
                rows,
                List.of());
        return new Section(
                "Cells: " + regime,
                List.of("Marked are cells whose interval does not hold what Erlang B says of the traffic that they were"
                        + " offered: about one of twenty by chance alone, more where the price follows the load."),
                List.of(),
                List.of(table));
    }
}
