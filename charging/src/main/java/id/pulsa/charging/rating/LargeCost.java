package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.RoundingRule;
import java.math.BigInteger;
import java.util.List;

/** Exact costs in numbers of any size, where {@link LongCost} would overflow. */
final class LargeCost implements ExactCost {
    private final List<BandPrice> prices;
    private final TalkWeights weights;
    private final Rounding rounding;
    private final BigInteger quantumMicros;

    LargeCost(List<BandPrice> prices, TalkWeights weights, RoundingRule rule) {
        this.prices = prices;
        this.weights = weights;
        this.rounding = rule.mode();
        this.quantumMicros = BigInteger.valueOf(rule.toMicros());
    }

    @Override
    public long rounded(Meter meter, CapRooms rooms, int stage) {
        if (!meter.feeIsDue()) {
            return 0;
        }
        BigInteger missing = stage == FEE_AND_TALK ? BigInteger.ZERO : missing(meter, rooms);
        BigInteger sum = BigInteger.ZERO;
        for (int band = 0; band < prices.size(); band++) {
            BigInteger amount = amount(meter, band, missing);
            sum = sum.add(band < stage ? capped(amount, rooms, band) : amount);
        }
        return rounded(sum);
    }

    @Override
    public long share(Meter meter, CapRooms rooms, int bands) {
        if (!meter.feeIsDue()) {
            return 0;
        }
        BigInteger missing = missing(meter, rooms);
        BigInteger sum = BigInteger.ZERO;
        for (int band = 0; band < bands; band++) {
            sum = sum.add(capped(amount(meter, band, missing), rooms, band));
        }
        return rounded(sum);
    }

    private long rounded(BigInteger sum) {
        BigInteger micros = rounding.divide(sum, weights.denominator().multiply(quantumMicros))
                .multiply(quantumMicros);
        return micros.bitLength() < Long.SIZE ? micros.longValue() : TOO_LARGE;
    }

    private BigInteger missing(Meter meter, CapRooms rooms) {
        int feeBand = meter.feeBand();
        BigInteger sum = amount(meter, feeBand, BigInteger.ZERO);
        for (int band = 0; band < prices.size(); band++) {
            if (band != feeBand) {
                sum = sum.add(capped(amount(meter, band, BigInteger.ZERO), rooms, band));
            }
        }
        return fraction(prices.get(feeBand).minimumMicros()).subtract(sum).max(BigInteger.ZERO);
    }

    private BigInteger amount(Meter meter, int band, BigInteger missing) {
        BigInteger talk = weights.numerators().get(band).multiply(BigInteger.valueOf(meter.paidMillis(band)));
        return band == meter.feeBand()
                ? talk.add(fraction(prices.get(band).connectionFeeMicros())).add(missing)
                : talk;
    }

    private BigInteger capped(BigInteger amount, CapRooms rooms, int band) {
        return prices.get(band).capped() ? amount.min(fraction(rooms.micros(band))) : amount;
    }

    private BigInteger fraction(long micros) {
        return BigInteger.valueOf(micros).multiply(weights.denominator());
    }
}
