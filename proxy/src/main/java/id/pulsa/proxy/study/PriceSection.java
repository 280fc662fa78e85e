package id.pulsa.proxy.study;

import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.simulation.PriceCurve;
import id.pulsa.charging.simulation.tables.StudyRules;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.List;

/** Demand and revenue of a natural call against the price. */
final class PriceSection {
    private static final int HIGHEST = 2_500;
    private static final int STEP = 20;

    private PriceSection() {}

    static Section of() {
        List<Row> rows = PriceCurve.upTo(HIGHEST, STEP).points().stream()
                .map(point -> Row.of(
                        Figures.ratio(point.ratioThousandths()),
                        Figures.fixed(point.demand(), 5),
                        Figures.fixed(point.revenue(), 5)))
                .toList();
        DataTable table = new DataTable(
                "price",
                "Demand Q(x) and revenue x·Q(x) of a natural call",
                List.of(
                        Field.number("price_ratio", "x", "price ratio x"),
                        Field.number("demand", "Q(x)", "demand Q(x), part of the natural calls"),
                        Field.number("revenue", "x·Q(x)", "revenue x·Q(x), normal prices")),
                rows,
                List.of());
        double best = Demand.BEST_RATIO;
        double dynamic = StudyRules.DYNAMIC_RATIO / 1_000.0;
        double even = PriceCurve.breakEven();
        Chart chart = new Chart(
                "Demand and revenue of a natural call",
                "Revenue rises to its peak at x = (1 + √3)/2, is hardly lower at the study's 1.4, and is below that of the"
                        + " normal price beyond x = " + Figures.fixed(even, 3) + ".",
                Chart.Kind.LINES,
                table,
                "price_ratio",
                "price ratio x (dynamic price / normal price)",
                "calls made, revenue (1 = normal price)",
                List.of(new Series("revenue", "revenue x·Q(x)"), new Series("demand", "demand Q(x)")),
                List.of(
                        new Mark(
                                "peak " + Figures.fixed(Demand.revenue(best), 3) + " at x = " + Figures.fixed(best, 3),
                                best,
                                Demand.revenue(best)),
                        new Mark(
                                "Q(1.4) = " + Figures.fixed(Demand.remaining(dynamic), 3),
                                dynamic,
                                Demand.remaining(dynamic)),
                        new Mark("no gain beyond x = " + Figures.fixed(even, 3), even, 1.0)));
        return new Section(
                "Price, demand and revenue",
                List.of(
                        "How a price is judged while every call finds a channel: the dearer a call, the fewer are made, and"
                                + " the two together make the revenue."),
                List.of(chart),
                List.of());
    }
}
