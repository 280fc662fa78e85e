package id.pulsa.proxy.broadcast;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.pricing.Demand;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Which price those in each cell have been told last, and so which cells' prices are news. A cell's price is told at once
 * when it is another than the one told last, but not before the cell's time between two broadcasts is over: then the
 * price of that moment, if it still is another. So a price that goes to and fro does not make a flood, and nobody is left
 * with an old one. Who was told nothing yet takes the price to be the normal one. Used by one thread.
 */
final class ToldPrices {
    private record Told(int ratioThousandths, long nextMillis) {}

    private final Map<String, Told> told = new HashMap<>();

    /**
     * The cells whose prices are to be told now; they count as told.
     *
     * @param ratios price ratio of a cell now, in thousandths
     * @param nowMillis of a clock that never goes back
     */
    Set<String> due(Collection<Cell> cells, ToIntFunction<String> ratios, long nowMillis) {
        Set<String> due = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Cell cell : cells) {
            known.add(cell.name());
            int ratio = ratios.applyAsInt(cell.name());
            Told before = told.get(cell.name());
            boolean late = before == null || nowMillis >= before.nextMillis();
            if (late && ratio != ratioThousandths(cell.name())) {
                told.put(cell.name(), new Told(ratio, nowMillis + cell.terms().broadcastMillis()));
                due.add(cell.name());
            }
        }
        told.keySet().retainAll(known);
        return due;
    }

    /** The price ratio that a cell's people were told last, in thousandths. */
    int ratioThousandths(String cell) {
        Told before = told.get(cell);
        return before == null ? Demand.NORMAL_RATIO : before.ratioThousandths();
    }
}
