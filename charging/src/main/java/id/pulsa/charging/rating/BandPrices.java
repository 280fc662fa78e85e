package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of one destination in all bands, made ready to be charged exactly. Immutable. */
final class BandPrices {
    private final Timetable timetable;
    private final List<BandPrice> prices;
    private final RoundingRule rounding;
    private final int ratioThousandths;
    private final LongCost longCost;
    private final @Nullable LargeCost largeCost;
    private final boolean capped;
    private final boolean bounded;

    BandPrices(Timetable timetable, List<BandPrice> prices, RoundingRule rounding, int ratioThousandths) {
        if (prices.size() != timetable.bands().size() || ratioThousandths < 0) {
            throw new IllegalArgumentException("one price for each band and a ratio of at least 0 are needed");
        }
        this.timetable = timetable;
        this.prices = List.copyOf(prices);
        this.rounding = rounding;
        this.ratioThousandths = ratioThousandths;
        TalkWeights weights = TalkWeights.of(prices, ratioThousandths);
        this.longCost = new LongCost(this.prices, weights, rounding);
        this.largeCost = longCost.longestMillis() < 0 ? new LargeCost(this.prices, weights, rounding) : null;
        this.capped = prices.stream().anyMatch(BandPrice::capped);
        this.bounded = prices.stream().allMatch(price -> price.capped() || talkIsFree(price));
    }

    private boolean talkIsFree(BandPrice price) {
        return price.priceMicros() == 0 || ratioThousandths == 0;
    }

    Timetable timetable() {
        return timetable;
    }

    int bands() {
        return prices.size();
    }

    BandPrice price(int band) {
        return prices.get(band);
    }

    int ratioThousandths() {
        return ratioThousandths;
    }

    /** Whether any band has a daily cap. */
    boolean capped() {
        return capped;
    }

    /** Whether every band that costs anything for its time has a daily cap: then there is a {@link #highestCost}. */
    boolean bounded() {
        return bounded;
    }

    Meter meter(long answeredAtWallMillis, Allowance allowance) {
        return new Meter(timetable, prices, answeredAtWallMillis, allowance.bundleMillis());
    }

    CapRooms rooms(Allowance allowance) {
        return new CapRooms(prices, allowance, rounding.toMicros());
    }

    /**
     * What sums up the time that a meter shows. Large numbers are made ready anew for the odd call that comes to them,
     * since there are as many prices as destinations.
     */
    ExactCost exact(Meter meter) {
        if (meter.totalPaidMillis() <= longCost.longestMillis()) {
            return longCost;
        }
        return largeCost == null
                ? new LargeCost(prices, TalkWeights.of(prices, ratioThousandths), rounding)
                : largeCost;
    }

    /** What metered time costs, in micro-units, or {@link ExactCost#TOO_LARGE}. */
    long cost(Meter meter, CapRooms rooms) {
        return exact(meter).rounded(meter, rooms, capped ? bands() : ExactCost.MINIMUM);
    }

    /**
     * What no call comes to more than, however long it is, if it is {@link #bounded} and its fee that of the meter; in
     * micro-units, or {@link ExactCost#TOO_LARGE}.
     */
    long highestCost(Meter meter, CapRooms rooms) {
        long others = 0;
        for (int band = 0; band < bands(); band++) {
            if (band != meter.feeBand() && !talkIsFree(price(band))) {
                others += rooms.micros(band);
                if (others < 0) {
                    return ExactCost.TOO_LARGE;
                }
            }
        }
        BandPrice due = price(meter.feeBand());
        long own = Math.max(due.connectionFeeMicros(), due.minimumMicros() - others);
        if (due.capped()) {
            long room = rooms.micros(meter.feeBand());
            own = talkIsFree(due) ? Math.min(own, room) : room;
        }
        long sum = own + others;
        return sum < 0 ? ExactCost.TOO_LARGE : rounding.mode().divide(sum, rounding.toMicros()) * rounding.toMicros();
    }
}
