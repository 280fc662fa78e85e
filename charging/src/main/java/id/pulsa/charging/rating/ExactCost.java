package id.pulsa.charging.rating;

/**
 * What metered talk time comes to: exact sums of fractions, each rounded once. Talk time in a band costs price × ratio /
 * per; fee and minimum are of the band of the first increment that is paid with money; a cap takes what is above the
 * band's room.
 *
 * <p>The minimum counts what the caps of the <em>other</em> bands leave, so that a charge never falls as a call goes on:
 * what is talked on in a band whose cap is reached is not charged, and must not make up for what is missing to the
 * minimum either.
 */
interface ExactCost {
    /** Stage of {@link #rounded}: fee and talk only. */
    int FEE_AND_TALK = -1;

    /** Stage of {@link #rounded}: with what is missing to the minimum, without caps. */
    int MINIMUM = 0;

    /** Returned where the cost does not fit a long. */
    long TOO_LARGE = -1;

    /**
     * The cost up to a stage.
     *
     * @param stage {@link #FEE_AND_TALK}, {@link #MINIMUM}, or how many bands have their cap applied: with all of them,
     *     this is the charge
     * @return micro-units, or {@link #TOO_LARGE}
     */
    long rounded(Meter meter, CapRooms rooms, int stage);

    /**
     * The part of the charge that the first bands make up.
     *
     * @param bands how many
     * @return micro-units, or {@link #TOO_LARGE}
     */
    long share(Meter meter, CapRooms rooms, int bands);
}
