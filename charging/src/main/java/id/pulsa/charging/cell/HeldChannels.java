package id.pulsa.charging.cell;

import id.pulsa.charging.admission.CallKind;
import id.pulsa.charging.ledger.CellDecision;
import org.jspecify.annotations.Nullable;

/** The channels of one call, which it gives back exactly once. Used by one thread at a time. */
public final class HeldChannels {
    /** Whose phone. */
    public enum Side {
        CALLER,
        CALLEE
    }

    private final boolean emergency;
    private @Nullable LiveCell caller;
    private @Nullable LiveCell callee;
    private long callerSinceMillis;
    private long calleeSinceMillis;
    private boolean released;

    HeldChannels(@Nullable LiveCell caller, @Nullable LiveCell callee, boolean emergency, long nowMillis) {
        this.caller = caller;
        this.callee = callee;
        this.emergency = emergency;
        this.callerSinceMillis = nowMillis;
        this.calleeSinceMillis = nowMillis;
    }

    /** The cell that a phone has its channel in; null when it is in none that is known. */
    public @Nullable Cell cell(Side side) {
        LiveCell cell = side == Side.CALLER ? caller : callee;
        return cell == null ? null : cell.cell();
    }

    /** The price ratio of the caller's cell now, in thousandths; the normal one when the caller is in none. */
    public int ratioThousandths() {
        return Cells.ratio(caller);
    }

    /** Gives all of them back; a second time nothing happens. */
    public void release(long nowMillis) {
        if (released) {
            return;
        }
        released = true;
        give(caller, callerSinceMillis, nowMillis);
        give(callee, calleeSinceMillis, nowMillis);
    }

    private static void give(@Nullable LiveCell cell, long sinceMillis, long nowMillis) {
        if (cell != null) {
            cell.release(1, nowMillis - sinceMillis, nowMillis);
        }
    }

    /**
     * Takes a channel in the cell that a phone has gone to; the one it has is given back only then.
     *
     * @param target null for a phone that has left all cells
     * @return what the target said; null when it was not asked: there is none, or the phone is in it already
     */
    @Nullable CellDecision moved(Side side, @Nullable LiveCell target, long nowMillis) {
        LiveCell from = side == Side.CALLER ? caller : callee;
        if (released || target == from) {
            return null;
        }
        CellDecision decision = null;
        if (target != null) {
            decision = target.seize(emergency ? CallKind.EMERGENCY : CallKind.HANDOVER, 1, 0, nowMillis);
            if (!decision.admitted()) {
                return decision;
            }
        }
        if (side == Side.CALLER) {
            give(from, callerSinceMillis, nowMillis);
            caller = target;
            callerSinceMillis = nowMillis;
        } else {
            give(from, calleeSinceMillis, nowMillis);
            callee = target;
            calleeSinceMillis = nowMillis;
        }
        return decision;
    }
}
