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
 * @param paidMillis the talk time that covers; {@link Long#MAX_VALUE} for no limit
 * @param lastAliveAtWallMillis last sign of life of the process that ran it, once that process is known to be gone; else
 *     0
 * @param bundles talk time held of the account's bundles
 * @param cells what the cells have said to it
 * @param dialogs the proxy's own record of both legs; null before the answer
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
    LiveCall changed(LedgerEvent.CallChanged change) {
        return new LiveCall(
                kind,
                callId,
                subscriber,
                caller,
                called,
                account,
                rate,
                callerCell,
                calleeCell,
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
