package id.pulsa.proxy.b2bua;

import org.jspecify.annotations.Nullable;

/**
 * A running call at one instant.
 *
 * @param callId this gateway's identifier of the call
 * @param account who pays; null when nobody does
 * @param rate plan and destination it is rated by; null when nobody pays
 * @param startedAtWallMillis when it was admitted
 * @param answeredAtWallMillis 0 before the answer
 * @param talkMillis time since the answer, 0 before
 * @param paidMillis talk time that is reserved so far; {@link Long#MAX_VALUE} when nobody pays
 * @param reservedMicros credit set aside for it
 * @param callerCell the cell that the caller's phone has its channel in; null when it is in none
 * @param ratioThousandths price ratio of the increments that begin now
 */
public record CallSnapshot(
        String callId,
        String caller,
        String called,
        @Nullable String account,
        @Nullable String rate,
        CallState state,
        long startedAtWallMillis,
        long answeredAtWallMillis,
        long talkMillis,
        long paidMillis,
        long reservedMicros,
        @Nullable String callerCell,
        int ratioThousandths) {}
