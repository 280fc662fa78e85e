package id.pulsa.charging.pricing;

/**
 * The price at which the demand, by equation (2), brings a cell from its natural load to its target; approached in steps,
 * and left alone while it is near enough, so that it neither jumps nor trembles.
 *
 * @param targetPermille utilisation to be reached, in thousandths, > 0
 * @param range what the price may be
 * @param smoothingPermille part of the way to go in each interval, in thousandths, 1 to 1000
 * @param hysteresisThousandths how far from the ratio wanted the one in force may be, in thousandths
 */
public record ClosedLoopPrice(int targetPermille, PriceRange range, int smoothingPermille, int hysteresisThousandths)
        implements PricePolicy {
    /**
     * To a utilisation of 100 %, half of the way each time, not for less than 0.030: with 0.010 the price in a cell of 15
     * channels follows the chance of an hour's calls 37 times an hour, with 0.030 16 times, and keeps the target as well.
     */
    public static final ClosedLoopPrice USUAL = new ClosedLoopPrice(1_000, PriceRange.USUAL, 500, 30);

    public ClosedLoopPrice {
        if (targetPermille <= 0 || smoothingPermille <= 0 || smoothingPermille > 1_000 || hysteresisThousandths < 0) {
            throw new IllegalArgumentException("target " + targetPermille + ", smoothing " + smoothingPermille
                    + ", hysteresis " + hysteresisThousandths);
        }
    }

    @Override
    public int ratioThousandths(PriceInputs inputs) {
        int now = range.clamp(inputs.ratioThousandths());
        int wanted = wanted(inputs);
        int distance = wanted - now;
        if (Math.abs(distance) < Math.max(1, hysteresisThousandths)) {
            // A cell that has room again is not left a little too dear.
            return wanted == range.minThousandths() ? wanted : now;
        }
        long step = Math.round(distance * (smoothingPermille / 1_000.0));
        return now + (step == 0 ? Integer.signum(distance) : (int) step);
    }

    private int wanted(PriceInputs inputs) {
        double target = inputs.capacityErl() * targetPermille / 1_000;
        double left = target - inputs.fixedErl();
        double natural = expected(inputs);
        if (natural <= Math.max(0, left)) {
            return range.clamp(Demand.NORMAL_RATIO);
        }
        return left > 0 ? range.clamp(Demand.ratioFor(left / natural)) : range.maxThousandths();
    }

    /**
     * The natural load that is to be reckoned with. What is chosen is the part that is to remain, the target over the load,
     * and a load guessed too low leaves more too many than one guessed as much too high leaves too few: with the guess
     * itself a cell of 7 channels would be 3 % above its target, one of 5 channels 5 %. Of k calls counted this makes k + 1.
     */
    private static double expected(PriceInputs inputs) {
        return inputs.naturalErl() * (1 + inputs.naturalVariance());
    }

    @Override
    public String name() {
        return "closed-loop";
    }

    @Override
    public String description() {
        return name() + " to " + targetPermille / 10.0 + "%, " + range + ", smoothing "
                + PriceRange.text(smoothingPermille) + ", hysteresis " + PriceRange.text(hysteresisThousandths);
    }
}
