package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.erlang.ErlangB;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of the table of Erlang's formula, recomputed.
 *
 * @param printed as published
 * @param capacity erlang
 */
public record CapacityValue(PublishedCapacity printed, double capacity) {
    static CapacityValue of(PublishedCapacity printed) {
        return new CapacityValue(
                printed, ErlangB.capacity(printed.channels(), printed.gos().doubleValue()));
    }

    /** Empty when the printed value is right to its last digit. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        Printed.compare(
                differences,
                TablesStudy.ERLANG,
                printed.channels() + " channels at " + printed.gos(),
                printed.capacity(),
                printed.capacity().scale(),
                new BigDecimal(capacity));
        return differences;
    }
}
