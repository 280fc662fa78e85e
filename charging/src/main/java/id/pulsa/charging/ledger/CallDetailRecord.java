package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One call attempt, as it ended. Instants are wall-clock milliseconds; 0 where it never came to that.
 *
 * @param callId this gateway's identifier of the call
 * @param caller the paying subscriber's number or the PBX caller's text
 * @param account who paid; null when nobody
 * @param rate plan and destination, {@code "lab/domestic"}; null when nothing was rated
 * @param talkMillis from answer to end, measured on the monotonic clock
 * @param billedMillis the part that was charged, whole increments
 * @param chargeMicros ≥ 0
 * @param cause name of the {@code EndCause}
 * @param sipStatus final status that the caller got, 0 for none
 */
public record CallDetailRecord(
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
        @Nullable String detail) {}
