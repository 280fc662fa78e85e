package id.pulsa.proxy.admin;

import id.pulsa.charging.reservation.CreditLeft;
import org.jspecify.annotations.Nullable;

/**
 * A running call at one instant.
 *
 * @param callId the gateway's identifier, as in the CDR
 * @param account who pays; null when nobody
 * @param state the call's state in lower case: {@code ringing}, {@code talking} …
 * @param startedAtWallMillis when the attempt began
 * @param answeredAtWallMillis 0 before the answer
 * @param talkMillis since the answer, on the monotonic clock
 * @param paidMillis talk time that is reserved so far; {@link Long#MAX_VALUE} for no limit
 * @param reservedMicros set aside for it now, in micro-units
 * @param credit what is left of the credit that pays for it; null when it is free or nobody pays
 * @param callerCell the cell that the caller's phone has its channel in; null when it is in none
 * @param ratioThousandths price ratio of the increments that begin now
 */
public record LiveCallSnapshot(
        String callId,
        String caller,
        String called,
        @Nullable String account,
        @Nullable String rate,
        String state,
        long startedAtWallMillis,
        long answeredAtWallMillis,
        long talkMillis,
        long paidMillis,
        long reservedMicros,
        @Nullable CreditLeft credit,
        @Nullable String callerCell,
        int ratioThousandths) {}
