package id.pulsa.charging.rating;

import java.math.BigInteger;
import java.util.Arrays;

/** Sums in numbers of any size, where 64 bits might overflow. */
final class LargeTally extends Tally {
    private final TalkWeights weights;
    private final Allowance allowance;
    private final BigInteger[] talk;

    LargeTally(BandPrices prices, TalkWeights weights, Allowance allowance) {
        super(prices);
        this.weights = weights;
        this.allowance = allowance;
        this.talk = new BigInteger[prices.bands()];
        Arrays.fill(talk, BigInteger.ZERO);
    }

    @Override
    void add(int band, int ratioThousandths, long millis) {
        talk[band] =
                talk[band].add(weights.numerators().get(band).multiply(BigInteger.valueOf(millis * ratioThousandths)));
    }

    @Override
    long sum(int stage) {
        BigInteger missing = stage == FEE_AND_TALK ? BigInteger.ZERO : missing();
        BigInteger sum = BigInteger.ZERO;
        for (int band = 0; band < talk.length; band++) {
            sum = sum.add(band < stage ? capped(band, amount(band, missing)) : amount(band, missing));
        }
        return rounded(sum);
    }

    @Override
    long share(int bands) {
        BigInteger missing = missing();
        BigInteger sum = BigInteger.ZERO;
        for (int band = 0; band < bands; band++) {
            sum = sum.add(capped(band, amount(band, missing)));
        }
        return rounded(sum);
    }

    private long rounded(BigInteger sum) {
        BigInteger quantum = BigInteger.valueOf(prices.rounding().toMicros());
        BigInteger micros = prices.rounding()
                .mode()
                .divide(sum, weights.denominator().multiply(quantum))
                .multiply(quantum);
        return micros.bitLength() < Long.SIZE ? micros.longValue() : TOO_LARGE;
    }

    /** To the minimum. */
    private BigInteger missing() {
        BigInteger sum = amount(feeBand(), BigInteger.ZERO);
        for (int band = 0; band < talk.length; band++) {
            if (band != feeBand()) {
                sum = sum.add(capped(band, talk[band]));
            }
        }
        return fraction(prices.minimumMicros(feeBand())).subtract(sum).max(BigInteger.ZERO);
    }

    private BigInteger amount(int band, BigInteger missing) {
        return band == feeBand()
                ? fraction(prices.feeMicros(band)).add(talk[band]).add(missing)
                : talk[band];
    }

    private BigInteger capped(int band, BigInteger amount) {
        return prices.capped(band) ? amount.min(fraction(prices.roomMicros(band, allowance))) : amount;
    }

    private BigInteger fraction(long micros) {
        return BigInteger.valueOf(micros).multiply(weights.denominator());
    }
}
