package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.RoundingRule;
import java.math.BigInteger;
import java.util.List;

/**
 * Exact costs in 64 bits, for as long a talk time as nothing can overflow: {@link #longestMillis} says how long that is,
 * so that the sums need no checks.
 */
final class LongCost implements ExactCost {
    /** No product of what the tariff names passes this. Four times as much fits a long. */
    private static final long BOUND = 1L << 60;

    private static final BigInteger LARGE_BOUND = BigInteger.valueOf(BOUND);

    private final List<BandPrice> prices;
    private final Rounding rounding;
    private final long quantumMicros;
    private final long quantum;
    private final long[] weights;
    private final long denominator;
    private final long longestMillis;

    LongCost(List<BandPrice> prices, TalkWeights talk, RoundingRule rule) {
        this.prices = prices;
        this.rounding = rule.mode();
        this.quantumMicros = rule.toMicros();
        this.weights = new long[prices.size()];
        if (!fits(prices, talk, rule)) {
            this.denominator = 1;
            this.quantum = 1;
            this.longestMillis = -1;
            return;
        }
        this.denominator = talk.denominator().longValueExact();
        this.quantum = denominator * quantumMicros;
        long highest = 1;
        for (int band = 0; band < weights.length; band++) {
            weights[band] = talk.numerators().get(band).longValueExact();
            highest = Math.max(highest, weights[band]);
        }
        this.longestMillis = BOUND / highest;
    }

    private static boolean fits(List<BandPrice> prices, TalkWeights talk, RoundingRule rule) {
        BigInteger fixed = BigInteger.valueOf(rule.toMicros());
        for (BandPrice price : prices) {
            fixed = fixed.max(BigInteger.valueOf(price.connectionFeeMicros()))
                    .max(BigInteger.valueOf(price.minimumMicros()));
        }
        BigInteger highest = talk.numerators().stream().reduce(BigInteger.ZERO, BigInteger::max);
        return fixed.multiply(talk.denominator()).max(highest).compareTo(LARGE_BOUND) <= 0;
    }

    /** Talk time paid with money, in all bands together, up to which costs can be asked for; below 0: for none. */
    long longestMillis() {
        return longestMillis;
    }

    @Override
    public long rounded(Meter meter, CapRooms rooms, int stage) {
        if (!meter.feeIsDue()) {
            return 0;
        }
        long missing = stage == FEE_AND_TALK ? 0 : missing(meter, rooms);
        long sum = 0;
        for (int band = 0; band < weights.length; band++) {
            long amount = amount(meter, band, missing);
            sum += band < stage ? capped(amount, rooms, band) : amount;
        }
        return rounding.divide(sum, quantum) * quantumMicros;
    }

    @Override
    public long share(Meter meter, CapRooms rooms, int bands) {
        if (!meter.feeIsDue()) {
            return 0;
        }
        long missing = missing(meter, rooms);
        long sum = 0;
        for (int band = 0; band < bands; band++) {
            sum += capped(amount(meter, band, missing), rooms, band);
        }
        return rounding.divide(sum, quantum) * quantumMicros;
    }

    private long missing(Meter meter, CapRooms rooms) {
        int feeBand = meter.feeBand();
        long minimum = prices.get(feeBand).minimumMicros() * denominator;
        if (minimum == 0) {
            return 0;
        }
        long sum = amount(meter, feeBand, 0);
        for (int band = 0; band < weights.length; band++) {
            if (band != feeBand) {
                sum += capped(amount(meter, band, 0), rooms, band);
            }
        }
        return Math.max(0, minimum - sum);
    }

    private long amount(Meter meter, int band, long missing) {
        long talk = meter.paidMillis(band) * weights[band];
        return band == meter.feeBand() ? talk + prices.get(band).connectionFeeMicros() * denominator + missing : talk;
    }

    private long capped(long amount, CapRooms rooms, int band) {
        if (!prices.get(band).capped()) {
            return amount;
        }
        long room = rooms.micros(band);
        return room > amount / denominator ? amount : Math.min(amount, room * denominator);
    }
}
