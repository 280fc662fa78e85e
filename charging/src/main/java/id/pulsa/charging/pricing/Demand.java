package id.pulsa.charging.pricing;

/** How the demand for calls falls as they get dearer. Equation numbers are those of the package. */
public final class Demand {
    /** The price ratio x of the normal price, in thousandths. */
    public static final int NORMAL_RATIO = 1_000;

    /** (4), where a natural call brings the most. */
    public static final double BEST_RATIO = (1 + Math.sqrt(3)) / 2;

    private Demand() {}

    /**
     * The part of the natural calls that are made, Q(x), equation (1).
     *
     * @param ratio x, ≥ 0
     */
    public static double remaining(double ratio) {
        double above = Math.max(0, ratio - 1);
        return Math.exp(-above * above);
    }

    /** Like {@link #remaining(double)}, of a price ratio in thousandths. */
    public static double remaining(int ratioThousandths) {
        return remaining(ratioThousandths / 1_000.0);
    }

    /**
     * The price ratio x that leaves a part of the natural calls, equation (2).
     *
     * @param remaining Q, above 0; 1 or more leave the normal price
     */
    public static double ratioFor(double remaining) {
        if (!(remaining > 0)) {
            throw new IllegalArgumentException("no price ratio leaves a part " + remaining + " of the calls");
        }
        return remaining >= 1 ? 1 : 1 + Math.sqrt(-Math.log(remaining));
    }

    /** What a natural call brings, in normal prices, equation (3). */
    public static double revenue(double ratio) {
        return ratio * remaining(ratio);
    }
}
