package id.pulsa.charging.simulation;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.csv.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traffic that there is in each cell in the busy hour, at the normal price. Immutable. */
public final class NaturalLoads {
    private static final List<String> CELL = List.of("cell", "sector", "name");
    private static final List<String> LOAD = List.of("load_erl", "actual_traffic_erl");

    private final Map<String, Double> erlang;

    /** @param erlang by name of the cell */
    public NaturalLoads(Map<String, Double> erlang) {
        this.erlang = Map.copyOf(erlang);
    }

    /**
     * Reads a table with a header: a column {@code cell} (or {@code sector}, {@code name}), a column {@code load_erl} (or
     * {@code actual_traffic_erl}); others are passed over.
     *
     * @throws IllegalArgumentException when it is not such a table, with the line
     */
    public static NaturalLoads read(InputStream in) throws IOException {
        CsvReader csv = new CsvReader(in);
        Map<String, Double> loads = new HashMap<>();
        try {
            List<String> header = csv.record();
            int cell = column(header, CELL);
            int load = column(header, LOAD);
            for (List<String> record = csv.record(); record != null; record = csv.record()) {
                if (record.size() <= Math.max(cell, load)) {
                    throw new IllegalArgumentException("a field is missing");
                }
                if (loads.put(record.get(cell).strip(), load(record.get(load))) != null) {
                    throw new IllegalArgumentException("cell \"" + record.get(cell) + "\" is given twice");
                }
                if (loads.size() > Scenario.MAX_CELLS) {
                    throw new IllegalArgumentException("more than " + Scenario.MAX_CELLS + " cells");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + csv.line() + ": " + e.getMessage(), e);
        }
        return new NaturalLoads(loads);
    }

    private static int column(@Nullable List<String> header, List<String> names) {
        for (String name : names) {
            int column = header == null ? -1 : header.indexOf(name);
            if (column >= 0) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column \"" + names.get(0) + "\"");
    }

    private static double load(String text) {
        double load;
        try {
            load = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no load in erlang", e);
        }
        if (!(load >= 0 && load <= SimulatedCell.MAX_ERL)) {
            throw new IllegalArgumentException("a load is from 0 to " + SimulatedCell.MAX_ERL + " erl, not " + text);
        }
        return load;
    }

    /**
     * The cells with their loads: what is given here, else the load that the cell is configured to expect.
     *
     * @throws IllegalArgumentException when a cell has neither
     */
    public List<SimulatedCell> of(Iterable<Cell> cells) {
        List<SimulatedCell> loaded = new ArrayList<>();
        for (Cell cell : cells) {
            double load = erlang.getOrDefault(cell.name(), cell.terms().load().expectedErl());
            if (Double.isNaN(load)) {
                throw new IllegalArgumentException("no load is given for cell \"" + cell.name()
                        + "\": neither in the table of loads nor as its expected_load");
            }
            loaded.add(new SimulatedCell(cell, load));
        }
        return loaded;
    }
}
