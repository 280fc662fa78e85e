package id.pulsa.charging.rating;

/** Sums in 64 bits where bands have daily caps. */
final class CappedTally extends Tally {
    private final Allowance allowance;
    private final long[] talk;

    CappedTally(BandPrices prices, Allowance allowance) {
        super(prices);
        this.allowance = allowance;
        this.talk = new long[prices.bands()];
    }

    @Override
    void add(int band, int ratioThousandths, long millis) {
        talk[band] += millis * ratioThousandths * prices.weight(band);
    }

    @Override
    long sum(int stage) {
        long missing = stage == FEE_AND_TALK ? 0 : missing();
        long sum = 0;
        for (int band = 0; band < talk.length; band++) {
            sum += band < stage ? capped(band, amount(band, missing)) : amount(band, missing);
        }
        return prices.rounded(sum);
    }

    @Override
    long share(int bands) {
        long missing = missing();
        long sum = 0;
        for (int band = 0; band < bands; band++) {
            sum += capped(band, amount(band, missing));
        }
        return prices.rounded(sum);
    }

    /** To the minimum. */
    private long missing() {
        long sum = amount(feeBand(), 0);
        for (int band = 0; band < talk.length; band++) {
            if (band != feeBand()) {
                sum += capped(band, talk[band]);
            }
        }
        return Math.max(0, prices.minimumMicros(feeBand()) * prices.denominator() - sum);
    }

    private long amount(int band, long missing) {
        return band == feeBand() ? prices.feeMicros(band) * prices.denominator() + talk[band] + missing : talk[band];
    }

    private long capped(int band, long amount) {
        if (amount == 0 || !prices.capped(band)) {
            return amount;
        }
        long room = prices.roomMicros(band, allowance);
        return room > amount / prices.denominator() ? amount : Math.min(amount, room * prices.denominator());
    }
}
