package id.pulsa.charging.session;

import org.jspecify.annotations.Nullable;

/**
 * A call someone wants to make.
 *
 * @param callId this gateway's own identifier of the call: unique for ever, printable, at most 64 characters
 * @param caller number of the subscriber who pays; null when the call comes from the PBX (nobody is charged)
 * @param callerText the caller as the CDR shows it (number or URI user part), at most 128 characters
 * @param called the dialled number, at most 128 characters
 * @param calleeAccount account of the callee, when it is one of our subscribers; null when the PBX gets the call
 * @param emergency an emergency number: balance, admission, limits and bans are skipped
 * @param callerCell the caller's cell, or null when it is in none
 * @param calleeCell the callee's cell, or null when it is in none
 */
public record CallAttempt(
        String callId,
        @Nullable String caller,
        String callerText,
        String called,
        @Nullable String calleeAccount,
        boolean emergency,
        @Nullable String callerCell,
        @Nullable String calleeCell) {
    /** Whether the callee is one of our subscribers. */
    public boolean toSubscriber() {
        return calleeAccount != null;
    }
}
