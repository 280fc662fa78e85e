package id.pulsa.charging.rating;

import id.pulsa.charging.rating.Charge.CapShare;
import java.util.ArrayList;
import java.util.List;

/**
 * What the metered time of one call comes to: exact sums of fractions, rounded once when they are asked for. Talk time in
 * a band costs price × ratio / per; fee and minimum are of the band of the first increment that is paid with money; a
 * daily cap takes what is above the band's room. Used by one thread.
 *
 * <p>The minimum counts what the caps of the <em>other</em> bands leave, so that a charge never falls as a call goes on:
 * what is talked on in a band whose cap is reached is not charged, and does not make up for what is missing to the
 * minimum either.
 */
abstract class Tally {
    /** Stage of {@link #rounded}: fee and talk only. */
    static final int FEE_AND_TALK = -1;

    /** Stage of {@link #rounded}: with what is missing to the minimum, without caps. */
    static final int MINIMUM = 0;

    /** Returned where an amount does not fit a long. */
    static final long TOO_LARGE = -1;

    private static final int NOTHING_PAID = -1;

    final BandPrices prices;
    private int feeBand = NOTHING_PAID;

    Tally(BandPrices prices) {
        this.prices = prices;
    }

    /** From here on fee and minimum of a band are due, unless some are due already. */
    final void payFee(int band) {
        if (!feeIsDue()) {
            feeBand = band;
        }
    }

    final boolean feeIsDue() {
        return feeBand != NOTHING_PAID;
    }

    /** The band of the first increment that was paid with money, once {@link #feeIsDue}. */
    final int feeBand() {
        return feeBand;
    }

    /**
     * Pays talk time with money, fee and minimum with it.
     *
     * @param ratioThousandths its price ratio
     * @param millis below 0 to take back what was paid
     */
    final void pay(int band, int ratioThousandths, long millis) {
        payFee(band);
        add(band, ratioThousandths, millis);
    }

    abstract void add(int band, int ratioThousandths, long millis);

    /** The charge, in micro-units, or {@link #TOO_LARGE}. */
    final long charge() {
        return rounded(prices.bands());
    }

    /**
     * The cost up to a stage.
     *
     * @param stage {@link #FEE_AND_TALK}, {@link #MINIMUM}, or how many bands have their cap applied
     * @return micro-units, or {@link #TOO_LARGE}
     */
    final long rounded(int stage) {
        return feeIsDue() ? sum(stage) : 0;
    }

    /** Like {@link #rounded}, once the fee is due. */
    abstract long sum(int stage);

    /** The part of the charge that the first bands make up, once the fee is due. */
    abstract long share(int bands);

    /** What counts towards the daily caps: of each band, what it adds to those before it. */
    final List<CapShare> capShares() {
        if (!prices.capped() || !feeIsDue()) {
            return List.of();
        }
        List<CapShare> shares = new ArrayList<>();
        long before = 0;
        for (int band = 0; band < prices.bands(); band++) {
            long share = share(band + 1);
            if (prices.capped(band) && share > before) {
                shares.add(new CapShare(band, share - before));
            }
            before = share;
        }
        return shares;
    }
}
