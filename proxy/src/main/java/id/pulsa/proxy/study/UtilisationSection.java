package id.pulsa.proxy.study;

import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.simulation.CellHour;
import id.pulsa.charging.simulation.tables.SectorLine;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.List;

/** Utilisation of the published sectors with and without the dynamic price. */
final class UtilisationSection {
    private UtilisationSection() {}

    static Section of(TablesStudy study) {
        DataTable table = new DataTable(
                        "utilisation",
                        "Utilisation of the " + study.sectors().size() + " sectors in the busy hour",
                        List.of(
                                Field.text("sector", "SECTOR", "sector"),
                                Field.number("channels", "CH", "channels"),
                                Field.number("capacity_erl", "C erl", "capacity, erl"),
                                Field.number("natural_erl", "A erl", "natural traffic, erl"),
                                Field.number("natural_percent", "u %", "utilisation at the normal price, %"),
                                Field.number("price_ratio", "x", "price ratio by the step rule"),
                                Field.number("dynamic_percent", "u(x) %", "utilisation at that price, %"),
                                Field.number("blocking_percent", "LOST %", "lost at the normal price, %"),
                                Field.number("dynamic_blocking_percent", "LOST(x) %", "lost at that price, %"),
                                Field.number(
                                        "price_ratio_for_capacity", "x FOR 100 %", "price ratio that leaves 100 %")),
                        study.sectors().stream().map(UtilisationSection::row).toList(),
                        List.of())
                .descendingBy("natural_percent");
        Chart chart = new Chart(
                "Utilisation with and without dynamic price",
                "Wide: at the normal price. Narrow: by the step rule, x = 1.4 where the wide bar reaches 100 %.",
                Chart.Kind.BARS,
                table,
                "sector",
                "sector",
                "utilisation, % of capacity",
                List.of(
                        new Series("natural_percent", "at the normal price, %"),
                        new Series("dynamic_percent", "with dynamic price, %")),
                List.of(new Mark("capacity at a grade of service of 1 %", null, 100.0)));
        return new Section(
                "Utilisation of the sectors",
                List.of(
                        "One step of the price relieves every overloaded sector by the same 14.8 %, whether it is slightly or"
                                + " many times overloaded. The last column of the numbers is the price that would bring a sector to"
                                + " just 100 %: within 1.7 for some, far beyond it for the fullest, which need channels."),
                List.of(chart),
                List.of());
    }

    private static Row row(SectorLine line) {
        CellHour normal = line.atNormalPrice();
        CellHour dynamic = line.atDynamicPrice();
        return new Row(
                List.of(
                        line.printed().name(),
                        Integer.toString(line.printed().channels()),
                        Figures.fixed(line.capacity(), 4),
                        Figures.fixed(line.traffic(), 4),
                        Figures.percent(line.utilisation()),
                        Figures.ratio(dynamic.ratioThousandths()),
                        Figures.percent(dynamic.offered() / line.capacity()),
                        Figures.percent(normal.blocking()),
                        Figures.percent(dynamic.blocking()),
                        Figures.fixed(Demand.ratioFor(1 / line.utilisation()), 3)),
                line.utilisation() >= 1);
    }
}
