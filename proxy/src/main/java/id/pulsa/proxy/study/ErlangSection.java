package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.tables.CapacityValue;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.report.DataTable;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Field;
import id.pulsa.proxy.report.Report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of Erlang's formula. */
final class ErlangSection {
    private ErlangSection() {}

    static Section of(TablesStudy study) {
        Map<Integer, List<CapacityValue>> byChannels = new LinkedHashMap<>();
        for (CapacityValue value : study.capacities()) {
            byChannels
                    .computeIfAbsent(value.printed().channels(), channels -> new ArrayList<>())
                    .add(value);
        }
        List<Field> fields = new ArrayList<>();
        fields.add(Field.number("channels", "CHANNELS", "channels"));
        for (CapacityValue value : byChannels.values().iterator().next()) {
            String gos = value.printed().gos().toPlainString();
            fields.add(Field.number(gos, gos, gos));
        }
        List<Row> rows = new ArrayList<>();
        byChannels.forEach((channels, values) -> rows.add(row(channels, values)));
        return new Section(
                "Erlang's loss formula",
                List.of(
                        "Offered traffic in erlang at which a cell reaches the grade of service above the column, computed"
                                + " to as many decimals as are printed. A marked line holds a value that is printed otherwise."),
                List.of(),
                List.of(new DataTable(
                        "erlang-b",
                        "Erlang B: " + rows.size() + " numbers of channels at " + (fields.size() - 1)
                                + " grades of service, erl",
                        fields,
                        rows,
                        List.of())));
    }

    private static Row row(int channels, List<CapacityValue> values) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(channels));
        boolean differs = false;
        for (CapacityValue value : values) {
            cells.add(Figures.fixed(value.capacity(), value.printed().capacity().scale()));
            differs |= !value.differences().isEmpty();
        }
        return new Row(cells, differs);
    }
}
