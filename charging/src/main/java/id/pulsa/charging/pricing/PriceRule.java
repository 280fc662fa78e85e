package id.pulsa.charging.pricing;

/**
 * How and when the price in a cell is chosen, and how long a call keeps the one it has.
 *
 * @param policy how
 * @param intervalMillis how often, in ms, > 0
 * @param lockMillis how long a call keeps its price, in ms, ≥ 0; {@link #WHOLE_CALL} to its end
 */
public record PriceRule(PricePolicy policy, long intervalMillis, long lockMillis) {
    /** A call keeps its price to its end. */
    public static final long WHOLE_CALL = Long.MAX_VALUE;

    /** The normal price always. */
    public static final PriceRule NORMAL = new PriceRule(FlatPrice.NORMAL, 60_000, WHOLE_CALL);

    public PriceRule {
        if (intervalMillis <= 0 || lockMillis < 0) {
            throw new IllegalArgumentException("interval " + intervalMillis + " ms, lock " + lockMillis + " ms");
        }
    }
}
