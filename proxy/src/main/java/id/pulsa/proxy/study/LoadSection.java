package id.pulsa.proxy.study;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.StepPrice;
import id.pulsa.charging.simulation.LoadPoint;
import id.pulsa.proxy.report.Chart;
import id.pulsa.proxy.report.Chart.Mark;
import id.pulsa.proxy.report.Chart.Series;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carried traffic and revenue of a cell against its natural load, for each policy of price and of admission. */
final class LoadSection {
    private static final int HIGHEST_PERCENT = 200;
    private static final int STEP_PERCENT = 5;
    private static final String X = "natural utilisation, % of capacity";

    /** Without a dead band: with it the price rests anywhere within, by where it came from, and in the mean here. */
    private static final ClosedLoopPrice LOOP = new ClosedLoopPrice(
            ClosedLoopPrice.USUAL.targetPermille(),
            ClosedLoopPrice.USUAL.range(),
            ClosedLoopPrice.USUAL.smoothingPermille(),
            0);

    private static final List<PricePolicy> PRICES =
            List.of(FlatPrice.NORMAL, StepPrice.OF_THE_STUDY, LOOP, OptimalPrice.USUAL);

    private final ModelCell cell;
    private final List<AdmissionPolicy> admissions;
    private final Map<Integer, List<LoadPoint>> points = new LinkedHashMap<>();

    private LoadSection(ModelCell cell) {
        this.cell = cell;
        this.admissions =
                List.of(new ChannelsAdmission(), new PreblockingAdmission(), new GuardAdmission(cell.guardChannels()));
        for (int percent = 0; percent <= HIGHEST_PERCENT; percent += STEP_PERCENT) {
            double natural = cell.load(percent);
            points.put(
                    percent,
                    PRICES.stream()
                            .map(price -> LoadPoint.of(cell.channels(), cell.capacity(), natural, price))
                            .toList());
        }
    }

    static Section of(ModelCell cell) {
        LoadSection section = new LoadSection(cell);
        DataTable prices = section.prices();
        DataTable carried = section.table(
                "load-carried", "Carried traffic of a cell with " + cell.text() + ", erl", "carried", "erl");
        DataTable revenue = section.table(
                "load-revenue",
                "Revenue of a cell with " + cell.text() + ", in % of that at the flat price with admission by channels",
                "revenue",
                "%");
        List<Chart> charts = new ArrayList<>();
        charts.add(section.priceChart(prices));
        for (AdmissionPolicy admission : section.admissions) {
            charts.add(section.carriedChart(carried, admission));
        }
        for (AdmissionPolicy admission : section.admissions) {
            charts.add(section.revenueChart(revenue, admission));
        }
        return new Section("Policies against the load", section.about(), charts, List.of());
    }

    private List<String> about() {
        return List.of(
                "A load that stays, without chance: each minute the policies of the gateway see the natural load and the mean"
                        + " load of the last hour and choose a price, the part Q(x) of the callers calls, and Erlang's"
                        + " formula says what the channels carry. Shown is where that comes to rest. 100 % is "
                        + Figures.fixed(cell.capacity(), 2) + " erl, the capacity of " + cell.text()
                        + " at a grade of service of " + Figures.percent(cell.gos()) + " %.",
                "The step rule does not come to rest between 100 and 117 %: its own price brings the load below the threshold,"
                        + " which brings the normal price back. The load then stays at 100 %, and shown are means over the"
                        + " time; the table of prices says which part of it is dear.",
                "Preblocking refuses what is above the capacity, evenly, so the calls it lets through come a little more"
                        + " evenly than Erlang's formula supposes. Guard keeps " + cell.guardChannels()
                        + " channels for handovers and emergency calls, of which there are none here.");
    }

    private DataTable prices() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("natural_percent", "N %", X));
        fields.add(Field.number("natural_erl", "N erl", "natural load, erl"));
        for (PricePolicy price : PRICES) {
            fields.add(Field.number("ratio_" + price.name(), "x " + price.name(), "price ratio, " + price.name()));
            fields.add(Field.number(
                    "utilisation_" + price.name() + "_percent", "u %", "utilisation, " + price.name() + ", %"));
        }
        fields.add(Field.number("step_dear_percent", "DEAR %", "part of the time at x = 1.4 by the step rule, %"));
        List<Row> rows = new ArrayList<>();
        points.forEach((percent, at) -> {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(percent));
            cells.add(Figures.fixed(cell.load(percent), 3));
            for (LoadPoint point : at) {
                cells.add(Figures.fixed(point.ratio(), 3));
                cells.add(Figures.percent(point.offered() / cell.capacity()));
            }
            cells.add(Figures.fixed(
                    100 * at.get(PRICES.indexOf(StepPrice.OF_THE_STUDY)).dearPart(), 1));
            rows.add(new Row(cells, false));
        });
        return new DataTable(
                "load-price",
                "Price ratio of a cell with " + cell.text() + " against its load",
                fields,
                rows,
                List.of());
    }

    private DataTable table(String name, String caption, String what, String unit) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("natural_percent", "N %", X));
        for (AdmissionPolicy admission : admissions) {
            for (PricePolicy price : PRICES) {
                String both = admission.name() + " + " + price.name();
                fields.add(Field.number(field(what, admission, price), brief(admission, price), both + ", " + unit));
            }
        }
        List<Row> rows = new ArrayList<>();
        points.forEach((percent, at) -> {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(percent));
            double base = at.get(0).revenue(admissions.get(0));
            for (AdmissionPolicy admission : admissions) {
                for (LoadPoint point : at) {
                    cells.add(
                            what.equals("carried")
                                    ? Figures.fixed(point.carried(admission), 3)
                                    : base == 0 ? "" : Figures.percent(point.revenue(admission) / base));
                }
            }
            rows.add(new Row(cells, false));
        });
        return new DataTable(name, caption, fields, rows, List.of());
    }

    private static String field(String what, AdmissionPolicy admission, PricePolicy price) {
        return what + "_" + admission.name() + "_" + price.name();
    }

    /** Twelve columns side by side: {@code pre+loop}. */
    private static String brief(AdmissionPolicy admission, PricePolicy price) {
        String first =
                admission.name().startsWith("c") ? "ch" : admission.name().startsWith("p") ? "pre" : "gu";
        return first + "+"
                + (price.equals(LOOP)
                        ? "loop"
                        : price.name().substring(0, Math.min(4, price.name().length())));
    }

    private Chart priceChart(DataTable table) {
        return new Chart(
                "Price ratio against the load",
                "Flat never, the step rule from 100 % on, the closed loop as much as brings the load back to 100 %, the"
                        + " optimal price always: a cell with room earns most at the peak of x·Q(x).",
                Chart.Kind.LINES,
                table,
                "natural_percent",
                X,
                "price ratio x, mean over time",
                PRICES.stream()
                        .map(price -> new Series("ratio_" + price.name(), price.name()))
                        .toList(),
                List.of());
    }

    private Chart carriedChart(DataTable table, AdmissionPolicy admission) {
        return new Chart(
                "Carried traffic, admission by " + admission.name(),
                "What a dearer price keeps away is missing here: lines below that of the flat price.",
                Chart.Kind.LINES,
                table,
                "natural_percent",
                X,
                "carried traffic, erl",
                series("carried", admission),
                List.of(new Mark(cell.text(), null, (double) cell.channels())));
    }

    private Chart revenueChart(DataTable table, AdmissionPolicy admission) {
        return new Chart(
                "Revenue, admission by " + admission.name(),
                "In percent of what the flat price brings at the same load when calls are refused only for want of a channel.",
                Chart.Kind.LINES,
                table,
                "natural_percent",
                X,
                "revenue, % of flat price and channels",
                series("revenue", admission),
                List.of(new Mark("flat price, channels", null, 100.0)));
    }

    private static List<Series> series(String what, AdmissionPolicy admission) {
        return PRICES.stream()
                .map(price -> new Series(field(what, admission, price), price.name()))
                .toList();
    }
}
