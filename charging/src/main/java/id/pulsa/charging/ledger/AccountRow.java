package id.pulsa.charging.ledger;

/**
 * An account as the ledger knows it: what its movements sum up to. What running calls hold is not subtracted.
 *
 * @param balanceMicros in micro-units; below 0 as far as a credit limit allows
 * @param spending what was charged today and yesterday
 */
public record AccountRow(String id, long balanceMicros, AccountTerms terms, Spending spending) {
    /** No account ever holds more: far from where sums overflow. */
    public static final long MAX_BALANCE_MICROS = 1L << 60;
}
