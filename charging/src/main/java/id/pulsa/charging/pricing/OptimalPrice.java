package id.pulsa.charging.pricing;

import id.pulsa.charging.erlang.ErlangB;

/**
 * The price that brings the highest revenue of what the cell can carry, equation (6). Every fiftieth of the normal price
 * is tried, and around the best of them every thousandth; prices that other policies take are among the first.
 *
 * @param range what the price may be
 */
public record OptimalPrice(PriceRange range) implements PricePolicy {
    /** Over the usual range. */
    public static final OptimalPrice USUAL = new OptimalPrice(PriceRange.USUAL);

    private static final int COARSE = 20;

    @Override
    public int ratioThousandths(PriceInputs inputs) {
        if (inputs.naturalErl() <= 0) {
            return range.clamp(Demand.NORMAL_RATIO);
        }
        int best = range.clamp(Demand.NORMAL_RATIO);
        double highest = revenue(inputs, best);
        int coarse = best;
        for (int step = 0; step < 2; step++) {
            int from = step == 0 ? range.minThousandths() / COARSE * COARSE : best - COARSE + 1;
            int to = step == 0 ? range.maxThousandths() : best + COARSE - 1;
            for (int ratio = from; ratio <= to; ratio += step == 0 ? COARSE : 1) {
                int tried = range.clamp(ratio);
                double revenue = revenue(inputs, tried);
                if (revenue > highest) {
                    highest = revenue;
                    coarse = tried;
                }
            }
            best = coarse;
        }
        return best;
    }

    private static double revenue(PriceInputs inputs, int ratioThousandths) {
        return revenue(inputs.channels(), inputs.naturalErl(), inputs.fixedErl(), ratioThousandths);
    }

    /**
     * Equation (6), in erlang at the normal price, of the callers that pay the cell's price.
     *
     * @param naturalErl A, ≥ 0
     * @param fixedErl what is offered beside it at any price
     */
    public static double revenue(int channels, double naturalErl, double fixedErl, int ratioThousandths) {
        double offered = naturalErl * Demand.remaining(ratioThousandths);
        return ratioThousandths / 1_000.0 * offered * (1 - ErlangB.blocking(channels, offered + fixedErl));
    }

    @Override
    public String name() {
        return "optimal";
    }

    @Override
    public String description() {
        return name() + " " + range;
    }
}
