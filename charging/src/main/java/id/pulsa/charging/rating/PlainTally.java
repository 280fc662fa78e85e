package id.pulsa.charging.rating;

/** Sums in 64 bits where no band has a daily cap: then one sum is enough. */
final class PlainTally extends Tally {
    private long talk;

    PlainTally(BandPrices prices) {
        super(prices);
    }

    @Override
    void add(int band, int ratioThousandths, long millis) {
        talk += millis * ratioThousandths * prices.weight(band);
    }

    @Override
    long sum(int stage) {
        long sum = prices.feeMicros(feeBand()) * prices.denominator() + talk;
        return prices.rounded(
                stage == FEE_AND_TALK ? sum : Math.max(sum, prices.minimumMicros(feeBand()) * prices.denominator()));
    }

    @Override
    long share(int bands) {
        throw new IllegalStateException("no band has a cap");
    }
}
