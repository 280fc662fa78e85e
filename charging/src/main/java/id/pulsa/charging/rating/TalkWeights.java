package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import java.math.BigInteger;
import java.util.List;

/**
 * The price of a millisecond at a price ratio of one thousandth in each band as fractions of micro-units with one common denominator, so that talk time in
 * different bands is summed up without losing anything.
 *
 * @param numerators one for each band, ≥ 0
 * @param denominator > 0, as small as it can be
 */
record TalkWeights(List<BigInteger> numerators, BigInteger denominator) {
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    TalkWeights {
        numerators = List.copyOf(numerators);
    }

    static TalkWeights of(List<BandPrice> prices) {
        BigInteger common = BigInteger.ONE;
        for (BandPrice price : prices) {
            BigInteger per = per(price);
            BigInteger denominator = per.divide(per.gcd(amount(price)));
            common = common.divide(common.gcd(denominator)).multiply(denominator);
        }
        BigInteger denominator = common;
        return new TalkWeights(
                prices.stream()
                        .map(price -> amount(price).multiply(denominator).divide(per(price)))
                        .toList(),
                denominator);
    }

    private static BigInteger amount(BandPrice price) {
        return BigInteger.valueOf(price.priceMicros());
    }

    private static BigInteger per(BandPrice price) {
        return BigInteger.valueOf(price.perMillis()).multiply(THOUSAND);
    }
}
