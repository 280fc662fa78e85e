package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Rounding;

/**
 * How a charge becomes a whole number of the smallest amount that is charged; applied once, over the whole charge.
 *
 * @param mode which way
 * @param toMicros the smallest amount, in micro-units, > 0: 1,000,000 charges whole units of the currency
 */
public record RoundingRule(Rounding mode, long toMicros) {
    /** Up to the next micro-unit. */
    public static final RoundingRule EXACT = new RoundingRule(Rounding.UP, 1);

    public RoundingRule {
        if (toMicros <= 0) {
            throw new IllegalArgumentException("the smallest amount is more than 0, got " + toMicros);
        }
    }

    /**
     * An amount as it is charged.
     *
     * @param micros ≥ 0
     */
    public long round(long micros) {
        return Math.multiplyExact(mode.divide(micros, toMicros), toMicros);
    }
}
