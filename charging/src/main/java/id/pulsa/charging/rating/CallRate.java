package id.pulsa.charging.rating;

/**
 * The price of one call, taken from the tariff snapshot the call began with. Immutable and pure.
 *
 * <p>Time is talk time in milliseconds since the answer; amounts are micro-units of the configured currency. A call is
 * charged in increments: any started increment is charged whole, so a <em>billed</em> time is always a whole number of
 * increments. Costs are cumulative (connection fee included from the first increment on) and rounded once, over the
 * whole call, so the sum of reservations never differs from the final charge.
 */
public interface CallRate {
    /** Returned by {@link #affordableMillis} when the time is not limited by money (a free call). */
    long UNLIMITED_MILLIS = Long.MAX_VALUE;

    /**
     * The talk time rounded up to whole increments.
     *
     * @param talkMillis ≥ 0; 0 gives 0 (a call that was answered and ended at once is not charged)
     */
    long billedMillis(long talkMillis, long answeredAtWallMillis);

    /**
     * What {@code billedMillis} cost together, connection fee included; 0 for 0.
     *
     * @throws ArithmeticException when the cost does not fit a long
     */
    long costMicros(long billedMillis, long answeredAtWallMillis);

    /**
     * The longest billed time that costs no more than {@code amountMicros}; 0 when not even the first increment (with
     * the connection fee) can be paid; {@link #UNLIMITED_MILLIS} when the call is free.
     */
    long affordableMillis(long amountMicros, long answeredAtWallMillis);

    /** Name of plan and destination, for CDRs and explanations: {@code "lab/domestic"}. */
    String description();
}
