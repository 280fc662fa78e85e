package id.pulsa.proxy.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of results.
 *
 * @param name of its file, for example {@code table-4-1}
 * @param caption what it shows
 * @param sums lines below it; not part of its CSV file
 */
public record DataTable(String name, String caption, List<Field> fields, List<Row> rows, List<Row> sums) {
    /**
     * A line.
     *
     * @param cells plain texts in the order of the fields: numbers with a decimal point and without thousands separators;
     *     empty when there is nothing to be said
     * @param marked whether it is to catch the eye
     */
    public record Row(List<String> cells, boolean marked) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), false);
        }
    }

    public DataTable {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
        for (Row row : rows) {
            checkWidth(row, fields.size());
        }
        for (Row row : sums) {
            checkWidth(row, fields.size());
        }
    }

    private static void checkWidth(Row row, int width) {
        if (row.cells().size() != width) {
            throw new IllegalArgumentException("expected " + width + " cells, found " + row.cells());
        }
    }

    /** The cells of a column. */
    public List<String> column(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                int column = i;
                return rows.stream().map(row -> row.cells().get(column)).toList();
            }
        }
        throw new IllegalArgumentException("no column " + field + " in " + name);
    }

    /** The same table with its lines in the order of a column, the largest number first. */
    public DataTable descendingBy(String field) {
        List<String> values = column(field);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        Collections.sort(
                order, (a, b) -> Double.compare(Double.parseDouble(values.get(b)), Double.parseDouble(values.get(a))));
        return new DataTable(
                name, caption, fields, order.stream().map(rows::get).toList(), sums);
    }
}
