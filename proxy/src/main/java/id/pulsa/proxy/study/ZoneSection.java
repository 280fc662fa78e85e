package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.tables.ClusterLine;
import id.pulsa.charging.simulation.tables.PublishedCluster;
import id.pulsa.charging.simulation.tables.PublishedTotal;
import id.pulsa.charging.simulation.tables.Revenue;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.List;

/** Table 5.1. */
final class ZoneSection {
    private ZoneSection() {}

    static Section of(TablesStudy study) {
        List<Field> fields = List.of(
                Field.text("cluster", "CLUSTER", "cluster"),
                Field.number("sectors_repriced", "SECTORS", "sectors with the dynamic price"),
                Field.money("normal_revenue_rupiah", "NORMAL PRINTED", "normal revenue printed, Rp"),
                Field.money("dynamic_revenue_rupiah", "DYNAMIC PRINTED", "dynamic revenue printed, Rp"),
                Field.number("gain_percent", "GAIN %", "gain, %"),
                Field.number("repriced_revenue_percent", "REPRICED %", "part of the revenue that is repriced, %"),
                Field.money("falling_demand_rupiah", "DEMAND FALLS", "dynamic revenue when demand falls, Rp"),
                Field.number("falling_demand_gain_percent", "GAIN(Q) %", "gain when demand falls, %"));
        DataTable table = new DataTable(
                "table-5-1",
                "Table 5.1, printed and recomputed: revenue of the zone's "
                        + study.clusters().size() + " clusters",
                fields,
                study.clusters().stream().map(ZoneSection::row).toList(),
                sums(study));
        Chart gains = new Chart(
                "Gain of each cluster",
                "Wide: as published, with all calls made at the dearer price. Narrow: when demand falls to Q(1.4).",
                Chart.Kind.BARS,
                table,
                "cluster",
                "cluster",
                "gain, % of normal revenue",
                List.of(
                        new Series("gain_percent", "as published, %"),
                        new Series("falling_demand_gain_percent", "when demand falls, %")),
                List.of());
        return new Section(
                "Table 5.1: revenue of the zone",
                List.of("The zone's sectors are not published, so neither marks nor lost calls can be recomputed. What"
                        + " follows from a line is how much of its revenue was repriced, (dynamic - normal) / 0.4, and"
                        + " what that part brings when demand falls."),
                List.of(gains),
                List.of());
    }

    private static Row row(ClusterLine line) {
        PublishedCluster printed = line.printed();
        return Row.of(
                printed.name(),
                Integer.toString(printed.repriced()),
                Figures.amount(printed.normalRevenue()),
                Figures.amount(printed.dynamicRevenue()),
                Figures.gain(new Revenue(printed.normalRevenue(), printed.dynamicRevenue())),
                Figures.percent(line.repricedPart()),
                Figures.amount(line.dynamicRevenueOfFallingDemand()),
                Figures.gain(new Revenue(printed.normalRevenue(), line.dynamicRevenueOfFallingDemand())));
    }

    private static List<Row> sums(TablesStudy study) {
        Revenue zone = study.zone();
        Revenue falling = study.zoneOfFallingDemand();
        PublishedTotal printed = study.printed().zoneTotal();
        int sectors = study.clusters().stream()
                .mapToInt(line -> line.printed().repriced())
                .sum();
        return List.of(
                Row.of(
                        "sum of the lines",
                        Integer.toString(sectors),
                        Figures.amount(zone.normal()),
                        Figures.amount(zone.dynamic()),
                        Figures.gain(zone),
                        "",
                        Figures.amount(falling.dynamic()),
                        Figures.gain(falling)),
                Row.of(
                        "printed sum",
                        "",
                        Figures.amount(printed.normalRevenue()),
                        Figures.amount(printed.dynamicRevenue()),
                        String.valueOf(printed.gainPercent()),
                        "",
                        "",
                        ""));
    }
}
