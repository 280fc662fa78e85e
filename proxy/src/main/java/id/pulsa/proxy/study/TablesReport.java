package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.tables.Difference;
import id.pulsa.charging.simulation.tables.PublishedTotal;
import id.pulsa.charging.simulation.tables.Revenue;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.Report.Fact;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.List;

/** {@code pulsa study tables}: the published tables beside what their rules give. */
public final class TablesReport {
    private final TablesStudy study;
    private final List<Difference> differences;

    private TablesReport(TablesStudy study) {
        this.study = study;
        this.differences = study.differences();
    }

    /** The report. */
    public static Report of(TablesStudy study) {
        TablesReport report = new TablesReport(study);
        return new Report(
                "tables",
                "Dynamic price on paper: the published tables, recomputed",
                "Tables 4.1, 4.2 and 5.1 of the study and the table of Erlang's formula it rests on. Every value is"
                        + " computed again from the rules and compared with the printed one; beside it stands what comes"
                        + " out when demand really falls as calls get dearer and full cells lose calls.",
                report.facts(),
                List.of(
                        report.sums(),
                        report.listed(),
                        SectorSections.traffic(study),
                        SectorSections.revenue(study),
                        ZoneSection.of(study),
                        ErlangSection.of(study)));
    }

    private List<Fact> facts() {
        Revenue marked = study.sectorsAsMarked();
        Revenue zone = study.zone();
        long wrongCapacities = differences.stream()
                .filter(difference -> difference.table().equals(TablesStudy.ERLANG))
                .count();
        return List.of(
                new Fact(
                        "gain_sectors",
                        "Gain of the " + study.sectors().size() + " sectors, as published (4.2)",
                        "+" + Figures.gain(marked) + " %",
                        Figures.change(marked) + ", as published"),
                new Fact(
                        "gain_sectors_by_rule",
                        "Gain of the sectors, step rule at each",
                        "+" + Figures.gain(study.sectorsByRule()) + " %",
                        study.repricedByRule() + " sectors are at or above 100 %, " + study.marked() + " are marked"),
                new Fact(
                        "gain_sectors_full_model",
                        "Gain of the sectors, full model",
                        "+" + Figures.gain(study.sectorsByFullModel()) + " %",
                        "demand falls to Q(x), full cells lose calls"),
                new Fact(
                        "gain_zone",
                        "Gain of the zone, as published (5.1)",
                        "+" + Figures.gain(zone) + " %",
                        Figures.change(zone) + ", as published but for Rp 0.01"),
                new Fact(
                        "gain_zone_falling_demand",
                        "Gain of the zone when demand falls",
                        "+" + Figures.gain(study.zoneOfFallingDemand()) + " %",
                        "lost calls unknown: the zone's sectors are not published"),
                new Fact(
                        "erlang_values_right",
                        "Erlang B, values to the printed digit",
                        study.capacities().size() - wrongCapacities + " of "
                                + study.capacities().size(),
                        "and all capacities, traffics and utilisations of 4.1"));
    }

    private Section sums() {
        List<Row> rows = new ArrayList<>();
        PublishedTotal sectors = study.printed().sectorTotal();
        PublishedTotal zone = study.printed().zoneTotal();
        rows.add(sum(sectors.table(), "as printed", printed(sectors)));
        rows.add(sum(sectors.table(), "recomputed, with the printed marks", study.sectorsAsMarked()));
        rows.add(sum(sectors.table(), "recomputed, step rule at every sector", study.sectorsByRule()));
        rows.add(sum(sectors.table(), "demand falls, every call is carried", study.sectorsOfFallingDemand()));
        rows.add(sum(sectors.table(), "full model: demand falls, full cells lose calls", study.sectorsByFullModel()));
        rows.add(sum(zone.table(), "as printed", printed(zone)));
        rows.add(sum(zone.table(), "recomputed from the printed lines", study.zone()));
        rows.add(sum(zone.table(), "demand falls, every call is carried", study.zoneOfFallingDemand()));
        return new Section(
                "Sums and gains",
                List.of(
                        "The published gain lets everybody call as much at 1.4 times the price as before. With the demand"
                                + " curve Q(x) = exp(-(x - 1)²) only 85.2 % of the calls are made at x = 1.4, and a call"
                                + " brings 1.193 times as much, not 1.4 times. In the full model a call that finds no"
                                + " channel is lost and not charged, at either price: the dearer price then also frees"
                                + " channels, and part of the gain comes back."),
                List.of(),
                List.of(new DataTable(
                        "sums",
                        "Revenue of the sectors (one busy hour) and of the zone at the normal and at the dynamic price",
                        List.of(
                                Field.text("table", "TABLE", "table"),
                                Field.text("reading", "READING", "how it is counted"),
                                Field.money("normal_revenue_rupiah", "NORMAL Rp", "normal revenue, Rp"),
                                Field.money("dynamic_revenue_rupiah", "DYNAMIC Rp", "dynamic revenue, Rp"),
                                Field.number("gain_percent", "GAIN %", "gain, %")),
                        rows,
                        List.of())));
    }

    private static Revenue printed(PublishedTotal total) {
        return new Revenue(total.normalRevenue(), total.dynamicRevenue());
    }

    private static Row sum(String table, String reading, Revenue revenue) {
        return Row.of(
                table,
                reading,
                Figures.amount(revenue.normal()),
                Figures.amount(revenue.dynamic()),
                Figures.gain(revenue));
    }

    private Section listed() {
        List<Row> rows = differences.stream()
                .map(difference -> Row.of(
                        difference.table(),
                        difference.place(),
                        difference.kind().text(),
                        difference.published(),
                        difference.computed()))
                .toList();
        return new Section(
                "What the tables hold that the rules do not give",
                List.of("Each line was found by a rule that looks at every sector, cluster and value alike. All other"
                        + " values come out as printed, the normal revenues as far as a 32-bit float holds them."),
                List.of(),
                List.of(new DataTable(
                        "differences",
                        differences.size() + " places where the published tables and the rules part",
                        List.of(
                                Field.text("table", "TABLE", "table"),
                                Field.text("place", "WHERE", "where"),
                                Field.text("kind", "WHAT", "what"),
                                Field.text("published", "PUBLISHED", "published"),
                                Field.text("computed", "BY THE RULES", "by the rules")),
                        rows,
                        List.of())));
    }
}
