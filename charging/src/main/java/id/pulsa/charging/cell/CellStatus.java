package id.pulsa.charging.cell;

import id.pulsa.charging.admission.MeasuredBlocking;

/**
 * A cell at one moment, with theory beside measurement.
 *
 * @param cell as configured
 * @param busy channels taken
 * @param offeredErl measured load, in erlang
 * @param naturalErl what it would be at the normal price, in erlang
 * @param holdingMillis measured mean holding time, in ms
 * @param capacityErl the load that it is dimensioned for, in erlang
 * @param blocking Erlang B for the measured load, 0 to 1
 * @param measured what was blocked, over the same window
 * @param ratioThousandths price ratio
 */
public record CellStatus(
        Cell cell,
        int busy,
        double offeredErl,
        double naturalErl,
        double holdingMillis,
        double capacityErl,
        double blocking,
        MeasuredBlocking measured,
        int ratioThousandths) {
    /** Measured load by capacity; 0 for a cell without either. */
    public double utilisation() {
        return offeredErl == 0 ? 0 : offeredErl / capacityErl;
    }
}
