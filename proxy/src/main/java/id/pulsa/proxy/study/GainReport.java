package id.pulsa.proxy.study;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.simulation.CellReport;
import id.pulsa.charging.simulation.Estimate;
import id.pulsa.charging.simulation.GosClass;
import id.pulsa.charging.simulation.Metric;
import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.simulation.SimulationReport;
import id.pulsa.charging.simulation.SimulationResults;
import id.pulsa.charging.simulation.tables.PublishedTotal;
import id.pulsa.charging.simulation.tables.Revenue;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code pulsa study gain}: the published gain beside what is left of it when people call less as calls get dearer. */
public final class GainReport {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final TablesStudy study;
    private final SimulationResults busyHour;
    private final SimulationResults day;

    private GainReport(TablesStudy study, SimulationResults busyHour, SimulationResults day) {
        this.study = study;
        this.busyHour = busyHour;
        this.day = day;
    }

    /**
     * The report. Both simulations are of the published sectors, under the same regimes; the first of these is the normal
     * price.
     *
     * @param busyHour at the published traffic all the time
     * @param day over a typical day
     */
    public static Report of(TablesStudy study, SimulationResults busyHour, SimulationResults day) {
        GainReport report = new GainReport(study, busyHour, day);
        Runs runs = busyHour.runs();
        return new Report(
                "gain",
                "What the dynamic price gains: published, recomputed, simulated",
                "The question of the study: what does a price that follows the load bring, and what does it do to the grade"
                        + " of service? Published is the answer with people who call as much at 1.4 times the price."
                        + " Simulated are the same " + study.sectors().size()
                        + " sectors with people who call at x times"
                        + " the price with probability Q(x) = exp(-(x - 1)²): "
                        + Figures.fixed(runs.measuredMillis() / MILLIS_PER_HOUR, 1) + " h of the busy hour and "
                        + Figures.fixed(day.runs().measuredMillis() / MILLIS_PER_HOUR, 1) + " h of a typical day after "
                        + Figures.fixed(runs.warmUpMillis() / MILLIS_PER_HOUR, 1) + " h of warm-up, "
                        + Intervals.replications(runs.replications()) + ", seed " + runs.seed() + ". "
                        + Intervals.explained(runs.replications()),
                report.facts(),
                List.of(report.gains(), report.gosOfBusyHour(), report.gosOfDay()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Revenue marked = published(study.printed().sectorTotal());
        facts.add(new Fact(
                "gain_published",
                "Published, the sectors (4.2)",
                "+" + Figures.gain(marked) + " %",
                Figures.change(marked) + " in the busy hour; the zone (5.1): +"
                        + Figures.gain(published(study.printed().zoneTotal())) + " %"));
        facts.add(new Fact(
                "gain_rule",
                "Recomputed, the rule at every sector",
                "+" + Figures.gain(study.sectorsByRule()) + " %",
                "everybody calls as much as before"));
        facts.add(new Fact(
                "gain_formula",
                "Recomputed, demand falls",
                "+" + Figures.gain(study.sectorsByFullModel()) + " %",
                "the rule by the natural load, lost calls by Erlang's formula"));
        addSimulated(facts, busyHour, "busy_hour", "busy hour");
        addSimulated(facts, day, "day", "typical day");
        return facts;
    }

    private static Revenue published(PublishedTotal total) {
        return new Revenue(total.normalRevenue(), total.dynamicRevenue());
    }

    private static void addSimulated(List<Fact> facts, SimulationResults results, String name, String when) {
        CellReport base = results.reports().get(0).total();
        for (SimulationReport report : dynamic(results)) {
            CellReport total = report.total();
            facts.add(new Fact(
                    "gain_" + name + "_" + price(report),
                    "Simulated, " + when + ", " + price(report),
                    Intervals.gain(total.gainOver(base, Metric.REVENUE_PER_HOUR)),
                    "refused in the busy hour: " + Figures.percent(mean(base, Metric.BUSY_BLOCKING)) + " % before, "
                            + Figures.percent(mean(total, Metric.BUSY_BLOCKING)) + " % with it; "
                            + Figures.percent(mean(total, Metric.PRICED_OUT)) + " % do not call at the price"));
        }
    }

    private static double mean(CellReport report, Metric metric) {
        return report.estimate(metric).mean();
    }

    private static List<SimulationReport> dynamic(SimulationResults results) {
        return results.reports().subList(1, results.reports().size());
    }

    private static String price(SimulationReport report) {
        String name = report.regime().name();
        return name.substring(name.indexOf('+') + 1);
    }

    private Section gains() {
        List<Row> rows = new ArrayList<>();
        rows.add(computed("published, sectors (4.2)", published(study.printed().sectorTotal())));
        rows.add(computed("published, zone (5.1)", published(study.printed().zoneTotal())));
        rows.add(computed("rule at every sector", study.sectorsByRule()));
        rows.add(computed("rule, demand falls", study.sectorsOfFallingDemand()));
        rows.add(computed("rule, full model", study.sectorsByFullModel()));
        addSimulated(rows, busyHour, "busy hour, ");
        addSimulated(rows, day, "day, ");
        DataTable table = new DataTable(
                "gains",
                "Revenue of an hour at the normal and at the dynamic price",
                List.of(
                        Field.text("reading", "READING", "how it is counted"),
                        Field.money("normal_revenue_rupiah", "NORMAL Rp", "at the normal price, Rp"),
                        Field.money("dynamic_revenue_rupiah", "DYNAMIC Rp", "at the dynamic price, Rp"),
                        Field.number("gain_percent", "GAIN %", "gain, %"),
                        Field.number("gain_half_percent", "±", "±, points"),
                        Field.number("blocking_percent", "LOST %", "refused in the busy hour, %"),
                        Field.number("blocking_half_percent", "±", "±, points"),
                        Field.number("blocking_before_percent", "BEFORE %", "refused at the normal price, %"),
                        Field.number("priced_out_percent", "COMPL. %", "do not call at the price, %"),
                        Field.number("price_ratio", "x", "mean price ratio")),
                rows,
                List.of());
        return new Section(
                "The gain",
                List.of(
                        "Rows 1 and 2 are the published sums; the zone's are of a longer time than an hour. Row 3 applies the"
                                + " step rule to every sector, where one is published without it. Up to there nobody calls"
                                + " less. In row 4 demand falls, and every call is carried; in row 5 full cells lose calls"
                                + " at either price, by Erlang's formula, and the price of a sector goes by its natural"
                                + " load, which no gateway can see.",
                        "The simulated rows are the full model: price, admission, rating and accounts are those of the"
                                + " gateway, which measures the load, chooses a price each minute, and brings the load down"
                                + " with it. Busy hour: the published traffic all the time. Day: the traffic goes up and"
                                + " down over a working day, with the published one at its height. Revenue is of what was"
                                + " carried, in increments of the tariff, so even at the normal price it is not the"
                                + " published one, which charges for lost calls too. Gains are taken replication by"
                                + " replication, at the same callers."),
                List.of(new Chart(
                        "Gain by how it is counted",
                        "What is published, what its own rules give, and what is left when people react.",
                        Chart.Kind.BARS,
                        table,
                        "reading",
                        "how it is counted",
                        "gain, %",
                        List.of(new Series("gain_percent", "gain, %")),
                        List.of())),
                List.of());
    }

    private static Row computed(String reading, Revenue revenue) {
        return Row.of(
                reading,
                Figures.amount(revenue.normal()),
                Figures.amount(revenue.dynamic()),
                Figures.gain(revenue),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static void addSimulated(List<Row> rows, SimulationResults results, String when) {
        CellReport base = results.reports().get(0).total();
        for (SimulationReport report : dynamic(results)) {
            CellReport total = report.total();
            Estimate gain = total.gainOver(base, Metric.REVENUE_PER_HOUR);
            Estimate blocking = total.estimate(Metric.BUSY_BLOCKING);
            rows.add(Row.of(
                    when + price(report),
                    hourly(base, results.runs()),
                    hourly(total, results.runs()),
                    Figures.percent(gain.mean()),
                    Intervals.half(gain, 100, 2),
                    Figures.percent(blocking.mean()),
                    Intervals.half(blocking, 100, 2),
                    Figures.percent(mean(base, Metric.BUSY_BLOCKING)),
                    Figures.percent(mean(total, Metric.PRICED_OUT)),
                    Figures.fixed(mean(total, Metric.PRICE_RATIO), 3)));
        }
    }

    private static String hourly(CellReport total, Runs runs) {
        double hours = runs.replications() * runs.measuredMillis() / MILLIS_PER_HOUR;
        return Figures.amount(Math.round(total.revenueMicros() / hours / Micros.PER_UNIT) * Micros.PER_UNIT);
    }

    private Section gosOfBusyHour() {
        Map<String, Map<GosClass, Integer>> computed = new LinkedHashMap<>();
        computed.put(
                "formula, flat",
                GosSection.count(study.sectors().stream()
                        .map(line -> line.atNormalPrice().blocking())
                        .toList()));
        computed.put(
                "formula, step",
                GosSection.count(study.sectors().stream()
                        .map(line -> line.atDynamicPrice().blocking())
                        .toList()));
        DataTable table = GosSection.table(
                "gos-busy-hour", "Sectors by grade of service, at the published traffic", computed, busyHour);
        return new Section(
                "Grade of service in the busy hour",
                List.of(
                        "How many of the sectors are in which class, by the part of their calls that is refused. Formula:"
                                + " Erlang B at the published traffic, and at what the step rule leaves of it when it goes"
                                + " by the natural load. Simulated: the mean of the replications.",
                        GosSection.CLASSES),
                GosSection.charts(table, busyHour),
                List.of());
    }

    private Section gosOfDay() {
        DataTable table = GosSection.table(
                "gos-day", "Sectors by grade of service, in the busy hour of a typical day", Map.of(), day);
        return new Section(
                "Grade of service on a typical day",
                List.of(
                        "The same in the day's busiest hour. A single hour of a small sector sees few calls, so that chance"
                                + " spreads the sectors over more classes than the steady busy hour does."),
                GosSection.charts(table, day),
                List.of());
    }
}
