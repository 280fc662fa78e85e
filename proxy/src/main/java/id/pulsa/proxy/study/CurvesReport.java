package id.pulsa.proxy.study;

import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.simulation.PriceCurve;
import id.pulsa.charging.simulation.tables.SectorLine;
import id.pulsa.charging.simulation.tables.StudyRules;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.Report.Fact;
import java.util.List;

/** {@code pulsa study curves}: what a dearer price does to demand, revenue and cells. One class for each section. */
public final class CurvesReport {
    private CurvesReport() {}

    /**
     * The report.
     *
     * @param study gives the sectors and their traffic
     * @param cell that revenue and policies are shown of
     */
    public static Report of(TablesStudy study, ModelCell cell) {
        return new Report(
                "curves",
                "Demand, revenue and utilisation against the price",
                "The price ratio x is the dynamic price over the normal one. Of the calls that people would make at the"
                        + " normal price the part Q(x) = exp(-(x - 1)²) is made at x.",
                facts(study),
                List.of(PriceSection.of(), CellSection.of(cell), LoadSection.of(cell), UtilisationSection.of(study)));
    }

    private static List<Fact> facts(TablesStudy study) {
        double dynamic = StudyRules.DYNAMIC_RATIO / 1_000.0;
        long before = full(study.sectors(), false);
        long after = full(study.sectors(), true);
        return List.of(
                new Fact(
                        "best_price_ratio",
                        "Price that brings the most",
                        "x = " + Figures.fixed(Demand.BEST_RATIO, 3),
                        "(1 + √3) / 2; a natural call then brings "
                                + Figures.fixed(Demand.revenue(Demand.BEST_RATIO), 4) + " normal prices"),
                new Fact(
                        "revenue_at_dynamic_price",
                        "At the study's price, x = " + Figures.ratio(StudyRules.DYNAMIC_RATIO),
                        Figures.fixed(Demand.revenue(dynamic), 4) + " normal prices",
                        Figures.percent(Demand.remaining(dynamic)) + " % of the calls are made"),
                new Fact(
                        "break_even_price_ratio",
                        "Brings more than the normal price up to",
                        "x = " + Figures.fixed(PriceCurve.breakEven(), 3),
                        "beyond, a natural call brings less than at the normal price"),
                new Fact(
                        "full_sectors",
                        "Sectors at or above 100 %",
                        before + " → " + after,
                        "at the normal price, and at x = " + Figures.ratio(StudyRules.DYNAMIC_RATIO)
                                + " where it applies"));
    }

    private static long full(List<SectorLine> sectors, boolean dynamic) {
        return sectors.stream()
                .map(line -> dynamic ? line.atDynamicPrice().offered() / line.capacity() : line.utilisation())
                .filter(utilisation -> utilisation >= 1)
                .count();
    }
}
