package id.pulsa.charging.pricing;

/**
 * The same price at any load.
 *
 * @param ratio in thousandths, > 0
 */
public record FlatPrice(int ratio) implements PricePolicy {
    /** The normal price. */
    public static final FlatPrice NORMAL = new FlatPrice(Demand.NORMAL_RATIO);

    @Override
    public int ratioThousandths(PriceInputs inputs) {
        return ratio;
    }

    @Override
    public String name() {
        return "flat";
    }

    @Override
    public String description() {
        return name() + " " + PriceRange.text(ratio);
    }
}
