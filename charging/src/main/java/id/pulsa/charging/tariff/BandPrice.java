package id.pulsa.charging.tariff;

/**
 * What calls to one destination cost in one time band. Amounts in micro-units, times in ms of talk.
 *
 * <p>A call first uses its free time, then a bundle, then money. The fee and the minimum belong to the first increment
 * that is paid with money: a call that never gets there costs nothing.
 *
 * @param connectionFeeMicros charged once, with the first increment that costs money, ≥ 0
 * @param priceMicros for {@code perMillis} of talk time, ≥ 0
 * @param perMillis > 0
 * @param firstIncrementMillis the first step after the free time, > 0
 * @param nextIncrementMillis every further step, > 0
 * @param minimumMicros a call that costs money costs at least this, ≥ 0
 * @param freeMillis talk time at the beginning of a call for which nothing is charged, ≥ 0
 * @param dailyCapMicros the most that the calls of one account to this destination cost in this band on one local day
 *     (that of the answer); {@link #NO_CAP} for no limit
 */
public record BandPrice(
        long connectionFeeMicros,
        long priceMicros,
        long perMillis,
        long firstIncrementMillis,
        long nextIncrementMillis,
        long minimumMicros,
        long freeMillis,
        long dailyCapMicros) {
    /** No daily cap. */
    public static final long NO_CAP = Long.MAX_VALUE;

    public BandPrice {
        if (connectionFeeMicros < 0
                || priceMicros < 0
                || perMillis <= 0
                || firstIncrementMillis <= 0
                || nextIncrementMillis <= 0
                || minimumMicros < 0
                || freeMillis < 0
                || dailyCapMicros < 0) {
            throw new IllegalArgumentException("amounts are at least 0, increments and units of time more than 0");
        }
    }

    /** A price without minimum, free time and cap. */
    public static BandPrice plain(
            long connectionFeeMicros,
            long priceMicros,
            long perMillis,
            long firstIncrementMillis,
            long nextIncrementMillis) {
        return new BandPrice(
                connectionFeeMicros, priceMicros, perMillis, firstIncrementMillis, nextIncrementMillis, 0, 0, NO_CAP);
    }

    public boolean capped() {
        return dailyCapMicros != NO_CAP;
    }
}
