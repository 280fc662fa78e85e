package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a destination in all bands, made ready to be summed up exactly: amounts are counts of a fraction of a
 * micro-unit, 1 / {@link #denominator}, of which the price of a millisecond is a whole number in each band at every price
 * ratio. For as long a
 * talk time as no sum can pass 64 bits no sum is checked; beyond that numbers are of any size. Immutable.
 */
final class BandPrices {
    /** Neither all talk nor a fee, minimum or smallest amount passes this; four times as much fits a long. */
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(60);

    // A price is mostly read from memory that was not read lately: what a call needs of a band lies side by side.
    private static final int COLUMNS = 8;
    private static final int FREE = 0;
    private static final int FIRST = 1;
    private static final int NEXT = 2;
    private static final int FEE = 3;
    private static final int MINIMUM = 4;
    private static final int PRICE = 5;
    private static final int PER = 6;
    private static final int WEIGHT = 7;

    private final long[] table;
    private final Timetable timetable;
    private final RoundingRule rounding;
    private final long denominator;
    private final long longestMillis;
    private final long longestIncrementMillis;
    private final boolean capped;
    private final boolean bounded;

    private final List<BandPrice> prices;
    private final @Nullable TalkWeights largeWeights;

    BandPrices(Timetable timetable, List<BandPrice> prices, RoundingRule rounding) {
        if (prices.size() != timetable.bands().size()) {
            throw new IllegalArgumentException("one price for each band is needed");
        }
        this.timetable = timetable;
        this.prices = List.copyOf(prices);
        this.rounding = rounding;
        this.capped = prices.stream().anyMatch(BandPrice::capped);
        this.bounded = prices.stream().allMatch(price -> price.capped() || price.priceMicros() == 0);
        this.longestIncrementMillis = prices.stream()
                .mapToLong(price -> Math.max(price.firstIncrementMillis(), price.nextIncrementMillis()))
                .reduce(0, Math::max);
        TalkWeights exact = TalkWeights.of(prices);
        this.longestMillis = longestMillis(exact);
        boolean fits = longestMillis > 0;
        this.largeWeights = fits ? null : exact;
        this.denominator = fits ? exact.denominator().longValueExact() : 1;
        this.table = new long[COLUMNS * prices.size()];
        for (int band = 0; band < prices.size(); band++) {
            fill(band, prices.get(band), fits ? exact.numerators().get(band).longValueExact() : 0);
        }
    }

    private void fill(int band, BandPrice price, long weight) {
        int row = COLUMNS * band;
        table[row + FREE] = price.freeMillis();
        table[row + FIRST] = price.firstIncrementMillis();
        table[row + NEXT] = price.nextIncrementMillis();
        table[row + FEE] = price.connectionFeeMicros();
        table[row + MINIMUM] = price.minimumMicros();
        table[row + PRICE] = price.priceMicros();
        table[row + PER] = price.perMillis();
        table[row + WEIGHT] = weight;
    }

    /** The talk time up to which 64 bits are enough; not above 0 when they are not in any case. */
    private long longestMillis(TalkWeights exact) {
        long fixed = rounding.toMicros();
        for (BandPrice price : prices) {
            fixed = Math.max(fixed, Math.max(price.connectionFeeMicros(), price.minimumMicros()));
        }
        if (BigInteger.valueOf(fixed).multiply(exact.denominator()).compareTo(BOUND) > 0) {
            return 0;
        }
        BigInteger highest = exact.numerators().stream()
                .reduce(BigInteger.ONE, BigInteger::max)
                .multiply(BigInteger.valueOf(PriceRatios.MAX_THOUSANDTHS));
        // The last increment may begin just before the end.
        return BOUND.divide(highest).longValueExact() - longestIncrementMillis;
    }

    Timetable timetable() {
        return timetable;
    }

    int bands() {
        return prices.size();
    }

    long freeMillis(int band) {
        return table[COLUMNS * band + FREE];
    }

    long firstIncrementMillis(int band) {
        return table[COLUMNS * band + FIRST];
    }

    long nextIncrementMillis(int band) {
        return table[COLUMNS * band + NEXT];
    }

    long feeMicros(int band) {
        return table[COLUMNS * band + FEE];
    }

    long minimumMicros(int band) {
        return table[COLUMNS * band + MINIMUM];
    }

    long priceMicros(int band) {
        return table[COLUMNS * band + PRICE];
    }

    long perMillis(int band) {
        return table[COLUMNS * band + PER];
    }

    /** Whether a band has a daily cap. */
    boolean capped(int band) {
        return prices.get(band).capped();
    }

    long capMicros(int band) {
        return prices.get(band).dailyCapMicros();
    }

    String name(int band) {
        return timetable.bands().get(band);
    }

    /** The longest increment of any band, in ms. */
    long longestIncrementMillis() {
        return longestIncrementMillis;
    }

    RoundingRule rounding() {
        return rounding;
    }

    /** Whether any band has a daily cap. */
    boolean capped() {
        return capped;
    }

    /** Whether every band that costs anything for its time has a daily cap: then there is a {@link #highestCost}. */
    boolean bounded() {
        return bounded;
    }

    /** Fractions in a micro-unit. This and what follows are for 64 bits. */
    long denominator() {
        return denominator;
    }

    /** Fractions for a millisecond of talk at a price ratio of one thousandth. */
    long weight(int band) {
        return table[COLUMNS * band + WEIGHT];
    }

    /** A sum of fractions as it is charged, in micro-units. */
    long rounded(long sum) {
        long quantumMicros = rounding.toMicros();
        return rounding.mode().divide(sum, denominator * quantumMicros) * quantumMicros;
    }

    /** Sums up calls of up to so much talk. */
    Tally tally(long untilMillis, Allowance allowance) {
        if (untilMillis <= longestMillis) {
            return capped ? new CappedTally(this, allowance) : new PlainTally(this);
        }
        TalkWeights exact = largeWeights == null ? TalkWeights.of(prices) : largeWeights;
        return new LargeTally(this, exact, allowance);
    }

    /**
     * What the daily cap of a band leaves for a call, in micro-units: a whole number of the smallest amounts that are
     * charged, since what does not reach to another one cannot be charged without passing the cap.
     */
    long roomMicros(int band, Allowance allowance) {
        long room = capMicros(band) - Math.max(0, allowance.cappedMicros(band));
        return room <= 0 ? 0 : room - room % rounding.toMicros();
    }

    /**
     * What no call comes to more than, however long it is, if it is {@link #bounded} and its fee that of a band; in
     * micro-units, or {@link Tally#TOO_LARGE}.
     */
    long highestCost(int feeBand, Allowance allowance) {
        long others = 0;
        for (int band = 0; band < bands(); band++) {
            if (band != feeBand && prices.get(band).priceMicros() > 0) {
                others += roomMicros(band, allowance);
                if (others < 0) {
                    return Tally.TOO_LARGE;
                }
            }
        }
        BandPrice due = prices.get(feeBand);
        long own = Math.max(due.connectionFeeMicros(), due.minimumMicros() - others);
        if (due.capped()) {
            long room = roomMicros(feeBand, allowance);
            own = due.priceMicros() == 0 ? Math.min(own, room) : room;
        }
        long sum = own + others;
        Rounding mode = rounding.mode();
        return sum < 0 ? Tally.TOO_LARGE : mode.divide(sum, rounding.toMicros()) * rounding.toMicros();
    }
}
