package id.pulsa.charging.simulation;

import id.pulsa.charging.cell.CellTerms;

/**
 * How people call: each cell's calls come by a Poisson process that follows the day, last for exponential times, and go
 * over to other cells at random. Who calls and who does not at a higher price goes by {@link
 * id.pulsa.charging.pricing.Demand}.
 *
 * @param profile the day
 * @param holdingMillis mean duration of a call, in ms, > 0
 * @param handoversPerCall how often a call of mean duration goes to a neighbour cell, 0 to {@link #MAX_HANDOVERS}
 */
public record CallerModel(DailyProfile profile, long holdingMillis, double handoversPerCall) {
    /** Most handovers per call. */
    public static final double MAX_HANDOVERS = 100;

    /** The mean duration of the study, 246 s, through the same traffic all day, without handovers. */
    public static final CallerModel STEADY = new CallerModel(DailyProfile.FLAT, CellTerms.HOLDING_MILLIS, 0);

    public CallerModel {
        if (holdingMillis <= 0 || !(handoversPerCall >= 0 && handoversPerCall <= MAX_HANDOVERS)) {
            throw new IllegalArgumentException(
                    "mean duration " + holdingMillis + " ms, " + handoversPerCall + " handovers per call");
        }
    }

    /** With another day. */
    public CallerModel with(DailyProfile other) {
        return new CallerModel(other, holdingMillis, handoversPerCall);
    }
}
