package id.pulsa.charging.ledger;

import id.pulsa.charging.rating.ChargeSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call attempt or SIP MESSAGE, as it ended. Instants are wall-clock milliseconds; 0 where it never came to that.
 *
 * @param kind what was attempted
 * @param callId this gateway's identifier of the call or message
 * @param caller the paying subscriber's number or the PBX caller's text
 * @param account who paid; null when nobody
 * @param rate plan and destination, {@code "lab/domestic"}; null when nothing was rated
 * @param talkMillis from answer to end, measured on the monotonic clock
 * @param billedMillis the part that was charged, whole increments
 * @param chargeMicros ≥ 0
 * @param cause name of the {@code EndCause}
 * @param sipStatus final status that the caller got, 0 for none
 * @param segments the charge taken apart: their amounts sum up to {@code chargeMicros}; empty when it cannot be
 *     explained any more (the tariff it was rated by was gone after a crash) and when nothing was charged for
 * @param bundles talk time that bundles paid for
 * @param decisions what the cells decided: of caller and callee at the beginning, then at each handover
 */
public record CallDetailRecord(
        Kind kind,
        String callId,
        String caller,
        String called,
        @Nullable String account,
        @Nullable String rate,
        @Nullable String callerCell,
        @Nullable String calleeCell,
        long startedAtWallMillis,
        long ringingAtWallMillis,
        long answeredAtWallMillis,
        long endedAtWallMillis,
        long talkMillis,
        long billedMillis,
        long chargeMicros,
        String cause,
        int sipStatus,
        @Nullable String detail,
        List<ChargeSegment> segments,
        List<BundleTime> bundles,
        List<CellDecision> decisions) {
    /** What is charged. The names are stored. */
    public enum Kind {
        CALL,
        MESSAGE
    }

    public CallDetailRecord {
        segments = List.copyOf(segments);
        bundles = List.copyOf(bundles);
        decisions = List.copyOf(decisions);
    }
}
