package id.pulsa.charging.ledger;

/**
 * An account as the ledger knows it: what its movements sum up to. What running calls hold is not subtracted.
 *
 * @param balanceMicros in micro-units
 * @param maxCalls calls at once, 0 for no limit
 */
public record AccountRow(String id, long balanceMicros, int maxCalls, boolean barred) {
    /** No account ever holds more: far from where sums overflow. */
    public static final long MAX_BALANCE_MICROS = 1L << 60;
}
