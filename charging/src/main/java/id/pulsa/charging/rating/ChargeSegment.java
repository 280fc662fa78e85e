package id.pulsa.charging.rating;

/**
 * One part of a charge. The amounts of all segments of a charge sum up to it exactly.
 *
 * @param kind what is charged
 * @param fromMillis talk time at which it begins, in ms since the answer
 * @param toMillis talk time at which it ends; equal to {@code fromMillis} for what is no talk time (a fee, a minimum)
 * @param band name of the time band; empty for a message
 * @param priceMicros normal price for {@code perMillis}, in micro-units; without price for time what the tariff names:
 *     fee, minimum, cap, or the price of a message
 * @param perMillis the time that the price buys, in ms; 0 where there is no price for time
 * @param ratioThousandths price ratio x = Ph/P0 in thousandths; {@link #NORMAL_RATIO} where there is no price for time
 * @param incrementMillis length of each increment, in ms; 0 where there are none
 * @param increments how many
 * @param amountMicros its part of the charge after rounding, in micro-units; below 0 only for {@link Kind#CAP}
 */
public record ChargeSegment(
        Kind kind,
        long fromMillis,
        long toMillis,
        String band,
        long priceMicros,
        long perMillis,
        int ratioThousandths,
        long incrementMillis,
        long increments,
        long amountMicros) {
    /** The price ratio of the normal price. */
    public static final int NORMAL_RATIO = 1_000;

    /** What a segment is charged for. The names are stored. */
    public enum Kind {
        /** Talk time that the destination gives away at the beginning of a call. */
        FREE,
        /** Talk time that a bundle paid for. */
        BUNDLE,
        /** Connection fee, at the first increment that is paid with money. */
        FEE,
        /** Talk time paid with money. */
        TALK,
        /** What was missing to the minimum charge at the end. */
        MINIMUM,
        /** What the daily cap of a band took off in the end. */
        CAP,
        /** A SIP MESSAGE. */
        MESSAGE
    }
}
