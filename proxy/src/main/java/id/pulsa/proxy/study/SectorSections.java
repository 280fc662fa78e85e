package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.CellHour;
import id.pulsa.charging.simulation.tables.Difference;
import id.pulsa.charging.simulation.tables.PublishedSector;
import id.pulsa.charging.simulation.tables.PublishedTotal;
import id.pulsa.charging.simulation.tables.Revenue;
import id.pulsa.charging.simulation.tables.SectorLine;
import id.pulsa.charging.simulation.tables.StudyRules;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.List;
import java.util.stream.Collectors;

/** Tables 4.1 and 4.2. */
final class SectorSections {
    private static final String TRAFFIC = "4.1";
    private static final String REVENUE = "4.2";

    private SectorSections() {}

    static Section traffic(TablesStudy study) {
        List<Field> fields = List.of(
                Field.text("sector", "SECTOR", "sector"),
                Field.number("channels", "CH", "channels"),
                Field.number("capacity_printed_erl", "C PRINTED", "capacity printed, erl"),
                Field.number("capacity_erl", "C erl", "capacity, erl"),
                Field.number("traffic_printed_erl", "A PRINTED", "traffic printed, erl"),
                Field.number("traffic_erl", "A erl", "traffic, erl"),
                Field.number("utilisation_printed_percent", "u PRINTED", "utilisation printed, %"),
                Field.number("utilisation_percent", "u %", "utilisation, %"),
                Field.text("agrees", "AGREES", "agrees"),
                Field.number("blocking_percent", "LOST %", "lost at the normal price, %"),
                Field.number("carried_erl", "CARRIED", "carried, erl"),
                Field.number("dynamic_price_ratio", "x", "price ratio by the rule"),
                Field.number("dynamic_offered_erl", "A(x)", "offered at that price, erl"),
                Field.number("dynamic_utilisation_percent", "u(x) %", "utilisation then, %"),
                Field.number("dynamic_blocking_percent", "LOST(x) %", "lost then, %"),
                Field.number("dynamic_carried_erl", "CARRIED(x)", "carried then, erl"));
        return new Section(
                "Table 4.1: traffic and utilisation of the sectors",
                List.of(
                        "Capacity is the offered traffic at which Erlang's formula gives a blocking of 1 %; utilisation is"
                                + " the traffic over the capacity. The traffic is printed with two decimals; with all its"
                                + " digits it follows from the normal revenue of table 4.2, which is, to the precision of a"
                                + " 32-bit float, traffic × 3600 s × Rp 15/s with a traffic that is the mean of seven"
                                + " days' whole hundredths of an erlang.",
                        "On the right: what a cell carries and loses by Erlang's formula at the normal price, and at the"
                                + " price of the step rule when demand falls to Q(x)."),
                List.of(),
                List.of(new DataTable(
                        "table-4-1",
                        "Table 4.1, printed and recomputed: " + study.sectors().size() + " sectors in the busy hour",
                        fields,
                        study.sectors().stream().map(SectorSections::traffic).toList(),
                        List.of())));
    }

    private static Row traffic(SectorLine line) {
        PublishedSector printed = line.printed();
        CellHour normal = line.atNormalPrice();
        CellHour dynamic = line.atDynamicPrice();
        return new Row(
                List.of(
                        printed.name(),
                        Integer.toString(printed.channels()),
                        printed.capacity().toPlainString(),
                        Figures.fixed(line.capacity(), 4),
                        printed.traffic().toPlainString(),
                        Figures.fixed(line.traffic(), 4),
                        printed.utilisationPercent().toPlainString(),
                        Figures.fixed(100 * line.utilisation(), 4),
                        agrees(line, TRAFFIC),
                        Figures.percent(normal.blocking()),
                        Figures.fixed(normal.carried(), 3),
                        Figures.ratio(dynamic.ratioThousandths()),
                        Figures.fixed(dynamic.offered(), 3),
                        Figures.percent(dynamic.offered() / line.capacity()),
                        Figures.percent(dynamic.blocking()),
                        Figures.fixed(dynamic.carried(), 3)),
                false);
    }

    static Section revenue(TablesStudy study) {
        List<Field> fields = List.of(
                Field.text("sector", "SECTOR", "sector"),
                Field.number("xs_printed", "xs PRINTED", "xs printed"),
                Field.number("xs", "xs", "xs by the step rule"),
                Field.money("normal_printed_rupiah", "NORMAL PRINTED", "normal revenue printed, Rp"),
                Field.money("normal_rupiah", "NORMAL", "normal revenue, Rp"),
                Field.money("dynamic_printed_rupiah", "DYNAMIC PRINTED", "dynamic revenue printed, Rp"),
                Field.money("dynamic_rupiah", "DYNAMIC", "xs printed × normal printed, Rp"),
                Field.money("dynamic_by_rule_rupiah", "BY RULE", "by the step rule, Rp"),
                Field.text("agrees", "AGREES", "agrees"),
                Field.money("model_normal_rupiah", "MODEL NORMAL", "full model, normal price, Rp"),
                Field.money("model_dynamic_rupiah", "MODEL DYNAMIC", "full model, dynamic price, Rp"),
                Field.number("model_gain_percent", "GAIN %", "full model, gain, %"));
        return new Section(
                "Table 4.2: revenue of the sectors",
                List.of(
                        "Normal revenue is traffic × 3600 s × Rp 15/s; dynamic revenue is 1.4 times that where utilisation"
                                + " is 100 % or more. Recomputed normal revenues agree as far as a 32-bit float holds them,"
                                + " seven digits. Ten are printed: 1.4 times a printed, thus rounded, normal revenue can"
                                + " differ in the last of them.",
                        "Full model: only carried traffic is charged; at the dynamic price demand falls to Q(1.4) ="
                                + " 85.2 %."),
                List.of(),
                List.of(new DataTable(
                        "table-4-2",
                        "Table 4.2, printed and recomputed: revenue in the busy hour",
                        fields,
                        study.sectors().stream().map(SectorSections::revenue).toList(),
                        revenueSums(study))));
    }

    private static Row revenue(SectorLine line) {
        PublishedSector printed = line.printed();
        Revenue model = new Revenue(
                line.atNormalPrice().revenue(StudyRules.PER_SECOND),
                line.atDynamicPrice().revenue(StudyRules.PER_SECOND));
        return new Row(
                List.of(
                        printed.name(),
                        Figures.ratio(printed.ratioThousandths()),
                        Figures.ratio(line.ratioThousandths()),
                        Figures.exact(printed.normalRevenue()),
                        Figures.amount(line.normalRevenue(), 4),
                        Figures.exact(printed.dynamicRevenue()),
                        Figures.exact(line.dynamicRevenueAsMarked()),
                        Figures.amount(line.dynamicRevenueByRule()),
                        agrees(line, REVENUE),
                        Figures.amount(model.normal()),
                        Figures.amount(model.dynamic()),
                        Figures.gain(model)),
                line.markedDifferently());
    }

    private static List<Row> revenueSums(TablesStudy study) {
        PublishedTotal printed = study.printed().sectorTotal();
        Revenue model = study.sectorsByFullModel();
        long normal =
                study.sectors().stream().mapToLong(SectorLine::normalRevenue).sum();
        long dynamic = study.sectors().stream()
                .mapToLong(line -> line.printed().dynamicRevenue())
                .sum();
        return List.of(
                Row.of(
                        "sum of the lines",
                        Long.toString(study.marked()),
                        Long.toString(study.repricedByRule()),
                        Figures.amount(study.sectorsAsMarked().normal()),
                        Figures.amount(normal),
                        Figures.amount(dynamic),
                        Figures.amount(study.sectorsAsMarked().dynamic()),
                        Figures.amount(study.sectorsByRule().dynamic()),
                        "",
                        Figures.amount(model.normal()),
                        Figures.amount(model.dynamic()),
                        Figures.gain(model)),
                Row.of(
                        "printed sum",
                        "",
                        "",
                        Figures.amount(printed.normalRevenue()),
                        "",
                        Figures.amount(printed.dynamicRevenue()),
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""));
    }

    private static String agrees(SectorLine line, String table) {
        String differences = line.differences().stream()
                .filter(difference -> difference.table().equals(table))
                .map(Difference::kind)
                .map(kind -> kind.brief())
                .collect(Collectors.joining(", "));
        return differences.isEmpty() ? "yes" : differences;
    }
}
