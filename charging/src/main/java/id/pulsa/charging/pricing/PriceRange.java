package id.pulsa.charging.pricing;

import java.math.BigDecimal;

/**
 * Between what a policy may choose price ratios.
 *
 * @param minThousandths > 0
 * @param maxThousandths ≥ {@code minThousandths}
 */
public record PriceRange(int minThousandths, int maxThousandths) {
    /** From the normal price to where dearer calls bring less in sum than at the normal price. */
    public static final PriceRange USUAL = new PriceRange(1_000, 1_700);

    public PriceRange {
        if (minThousandths <= 0 || maxThousandths < minThousandths) {
            throw new IllegalArgumentException("no price ratio is from " + minThousandths + " to " + maxThousandths);
        }
    }

    /** A ratio with its three decimals: {@code 1.400}. */
    static String text(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }

    /** {@code 1.000–1.700}. */
    @Override
    public String toString() {
        return text(minThousandths) + "–" + text(maxThousandths);
    }

    /** The nearest ratio of the range. */
    public int clamp(int thousandths) {
        return Math.max(minThousandths, Math.min(maxThousandths, thousandths));
    }

    /** The nearest ratio of the range, with three decimals. */
    public int clamp(double ratio) {
        return clamp((int) Math.round(Math.min(ratio * 1_000, maxThousandths)));
    }
}
