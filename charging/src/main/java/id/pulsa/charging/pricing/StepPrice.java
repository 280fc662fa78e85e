package id.pulsa.charging.pricing;

/**
 * A higher price while the cell's measured traffic is at least its capacity, else the normal one: the rule of the study.
 * A load that the higher price itself brings below the threshold brings the normal price back.
 *
 * @param highThousandths the higher price ratio
 * @param thresholdPermille utilisation from which it is in force, in thousandths, > 0
 */
public record StepPrice(int highThousandths, int thresholdPermille) implements PricePolicy {
    /** 1.4 times the normal price from a utilisation of 100 % on. */
    public static final StepPrice OF_THE_STUDY = new StepPrice(1_400, 1_000);

    @Override
    public int ratioThousandths(PriceInputs inputs) {
        return inputs.measuredErl() * 1_000 >= inputs.capacityErl() * thresholdPermille && inputs.measuredErl() > 0
                ? highThousandths
                : Demand.NORMAL_RATIO;
    }

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String description() {
        return name() + " " + PriceRange.text(highThousandths) + " from " + thresholdPermille / 10.0 + "%";
    }
}
