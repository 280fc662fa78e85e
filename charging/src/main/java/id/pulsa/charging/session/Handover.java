package id.pulsa.charging.session;

import id.pulsa.charging.ledger.CellDecision;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call whose phone has gone to another cell.
 *
 * @param outcome in short
 * @param decision what the other cell said; null when none was asked
 */
public record Handover(Outcome outcome, @Nullable CellDecision decision) {
    /** What became of its channel. */
    public enum Outcome {
        /** The phone is where it was, or the call is over. */
        UNCHANGED,
        /** It has one in the other cell, and has given the old one back; or has left all cells. */
        MOVED,
        /** The other cell is full: it keeps the one that it has. */
        KEPT,
        /** The other cell is full, and its rule is that such calls end: hang up now. */
        DROPPED
    }

    static final Handover UNCHANGED = new Handover(Outcome.UNCHANGED, null);
}
