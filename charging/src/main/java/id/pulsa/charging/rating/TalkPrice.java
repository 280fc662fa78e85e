package id.pulsa.charging.rating;

import java.math.BigDecimal;

/**
 * What talk costs in the increments that begin at some instant of a call.
 *
 * @param priceMicros normal price for {@code perMillis}, in micro-units, ≥ 0
 * @param perMillis the time that the price buys, in ms, > 0
 * @param ratioThousandths price ratio x = Ph/P0 in thousandths
 * @param incrementMillis length of each increment after the first, in ms, > 0
 * @param feeMicros connection fee, charged once and not multiplied, in micro-units, ≥ 0
 */
public record TalkPrice(long priceMicros, long perMillis, int ratioThousandths, long incrementMillis, long feeMicros) {
    private static final int MICRO_DECIMALS = 6;
    private static final int RATIO_DECIMALS = 3;

    /** The price in force for {@code perMillis}, ratio included, exactly, in units of the currency. */
    public BigDecimal inForce() {
        return BigDecimal.valueOf(priceMicros, MICRO_DECIMALS)
                .multiply(BigDecimal.valueOf(ratioThousandths, RATIO_DECIMALS));
    }
}
