package id.pulsa.charging.ledger;

import id.pulsa.charging.rating.PriceRatios;
import java.util.List;

/**
 * What the cells have said to a call so far.
 *
 * @param ratios the price ratios that it is charged by
 * @param decisions in their order: at the beginning, then at each handover
 */
public record CellHistory(PriceRatios ratios, List<CellDecision> decisions) {
    /** A call in no cell, at the normal price. */
    public static final CellHistory NONE = new CellHistory(PriceRatios.NORMAL, List.of());

    public CellHistory {
        decisions = List.copyOf(decisions);
    }
}
