package id.pulsa.charging.rating;

import org.jspecify.annotations.Nullable;

/**
 * The price of one call, taken from the tariff snapshot the call began with. Immutable and pure.
 *
 * <p>Time is talk time in milliseconds since the answer; amounts are micro-units of the configured currency. A call is
 * charged in increments: any started increment is charged whole, by the band in force at its start, so a
 * <em>billed</em> time is always a whole number of increments (after the free time, in which every millisecond is one).
 * Costs are cumulative over the whole call, never fall as it goes on, and are rounded once: the sum of reservations
 * never differs from the final charge.
 */
public interface CallRate {
    /** Returned by {@link #affordableMillis} when the time is not limited by money (a free call). */
    long UNLIMITED_MILLIS = Long.MAX_VALUE;

    /** The longest talk time that {@link #affordableMillis} looks at: a year, and longer than any call. */
    long LONGEST_MILLIS = 366 * 86_400_000L;

    /**
     * The talk time rounded up to whole increments.
     *
     * @param talkMillis ≥ 0; 0 gives 0 (a call that was answered and ended at once is not charged)
     */
    long billedMillis(long talkMillis, long answeredAtWallMillis);

    /**
     * What {@code billedMillis} cost together, fee, minimum and caps included; 0 for 0. An increment that has begun
     * counts whole.
     *
     * @throws ArithmeticException when the cost does not fit a long
     */
    long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance);

    /**
     * The longest billed time, as far as {@code atMostMillis}, that costs no more than {@code amountMicros}: with one
     * increment more it would cost more. 0 when not even the first increment can be paid, or the amount is below 0.
     * {@link #UNLIMITED_MILLIS} when the amount pays for whatever will ever be charged.
     *
     * @param atMostMillis how far to look, {@link #LONGEST_MILLIS} in any case: the result is its billed time at most.
     *     The nearer, the quicker the answer
     */
    long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis);

    /** The {@linkplain #costMicros cost} taken apart. */
    Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance);

    /** This rate at other price ratios, which multiply the price of time; one that costs nothing stays the same. */
    default CallRate withRatios(PriceRatios ratios) {
        return this;
    }

    /**
     * The price of the increments that begin at a talk time, or of the first after the free time; null when all talk is
     * free, without fee.
     */
    default @Nullable TalkPrice price(long answeredAtWallMillis, long talkMillis) {
        return null;
    }

    /**
     * What the daily caps of this rate are counted under, for the account: equal for all calls that share a cap. Null
     * when no band of it has one.
     */
    default @Nullable String capKey() {
        return null;
    }

    /** The local day that a call answered at this instant counts for, as day of the epoch. */
    default long day(long answeredAtWallMillis) {
        return Math.floorDiv(answeredAtWallMillis, 86_400_000L);
    }

    /** Name of plan and destination, for CDRs and explanations: {@code "lab/domestic"}. */
    String description();
}
