package id.pulsa.charging.simulation;

import id.pulsa.charging.cell.Cell;

/**
 * A cell, and the traffic that there is in it at the normal price.
 *
 * @param cell with the terms that are in force unless a {@link Regime} says otherwise
 * @param naturalErl traffic that its callers offer in the busy hour, in erlang, finite and ≥ 0
 */
public record SimulatedCell(Cell cell, double naturalErl) {
    /** More than the largest cell can carry many times over. */
    public static final double MAX_ERL = 100_000;

    public SimulatedCell {
        if (!(naturalErl >= 0 && naturalErl <= MAX_ERL)) {
            throw new IllegalArgumentException("cell " + cell.name() + ": a load of " + naturalErl + " erl");
        }
    }
}
