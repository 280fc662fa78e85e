package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running call attempt, or a SIP MESSAGE on its way: all that is needed to hang it up and settle it after a crash.
 *
 * @param kind a message is never answered
 * @param subscriber number of the paying subscriber; null when nobody pays
 * @param account who pays; null when nobody
 * @param startedAtWallMillis when it was authorised
 * @param answeredAtWallMillis 0 while it rings
 * @param reservedMicros set aside on the account
 * @param callerCell the cell that the caller's phone is in
 * @param calleeCell the cell that the callee's phone is in
 * @param paidMillis the talk time that covers; {@link Long#MAX_VALUE} for no limit, {@link #OVER} for a call that is
 *     settled and whose phones may not know
 * @param lastAliveAtWallMillis last sign of life of the gateway before this was read, which is how long the process lived
 *     that ran the call when it is the first thing that the next one reads; 0 in what is written
 * @param bundles talk time held of the account's bundles
 * @param cells what the cells have said to it
 * @param dialogs the proxy's own record of both legs; null before the callee is invited
 */
public record LiveCall(
        CallDetailRecord.Kind kind,
        String callId,
        @Nullable String subscriber,
        String caller,
        String called,
        @Nullable String account,
        @Nullable String rate,
        @Nullable String callerCell,
        @Nullable String calleeCell,
        long startedAtWallMillis,
        long answeredAtWallMillis,
        long reservedMicros,
        long paidMillis,
        long lastAliveAtWallMillis,
        List<BundleTime> bundles,
        CellHistory cells,
        @Nullable Dialogs dialogs) {
    /** Paid time of a call that is over. */
    public static final long OVER = -1;

    /** Whether it is settled and only its phones may not know yet. */
    public boolean isOver() {
        return paidMillis == OVER;
    }

    LiveCall changed(LedgerEvent.CallChanged change) {
        CellPair phones = change.phones();
        return new LiveCall(
                kind,
                callId,
                subscriber,
                caller,
                called,
                account,
                rate,
                phones == null ? callerCell : phones.caller(),
                phones == null ? calleeCell : phones.callee(),
                startedAtWallMillis,
                change.answeredAtWallMillis(),
                change.reservedMicros(),
                change.paidMillis(),
                lastAliveAtWallMillis,
                change.bundles(),
                change.cells() == null ? cells : change.cells(),
                change.dialogs() == null ? dialogs : change.dialogs());
    }
}
