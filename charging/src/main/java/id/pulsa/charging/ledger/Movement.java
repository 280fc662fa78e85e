package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One movement of money. Never changed, never deleted.
 *
 * @param seq position in the ledger, ascending
 * @param eventId unique: what makes a replay harmless
 * @param amountMicros signed: above 0 for a top-up, below 0 for a charge or withdrawal
 * @param balanceMicros the account's balance after it
 * @param callId the call, for a charge
 */
public record Movement(
        long seq,
        String eventId,
        String account,
        Kind kind,
        long amountMicros,
        long balanceMicros,
        @Nullable String callId,
        long atWallMillis) {
    /** What moved the money. The names are stored. */
    public enum Kind {
        TOP_UP,
        CHARGE,
        WITHDRAWAL
    }
}
