package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Timetable;
import java.util.List;

/**
 * Walks through the talk time of one call in runs of equal increments, which cost one step each however many increments
 * they have, and keeps count of what a bundle pays for and what is to be paid with money in each band. A run ends where
 * another band comes into force, or after the first increment. Used by one thread.
 */
final class Meter {
    /** Stands for the fee's band until an increment is paid with money. */
    static final int NOTHING_PAID = -1;

    private final Timetable timetable;
    private final List<BandPrice> prices;
    private final long answeredAtWallMillis;
    private final int answerBand;
    private final long freeMillis;

    private int band;
    private long edgeWallMillis;
    private boolean begun;
    private long startMillis;
    private long lengthMillis;
    private long count;
    private long endMillis;

    private long bundleLeftMillis;
    private long bundledMillis;
    private long bundled;
    private boolean bundleEnded;

    private final long[] paidMillis;
    private long paidBeforeMillis;
    private long totalPaidMillis;
    private int feeBand = NOTHING_PAID;

    /** Stands at the end of the free time. */
    Meter(Timetable timetable, List<BandPrice> prices, long answeredAtWallMillis, long bundleMillis) {
        this.timetable = timetable;
        this.prices = prices;
        this.answeredAtWallMillis = answeredAtWallMillis;
        this.answerBand = timetable.bandAt(answeredAtWallMillis);
        this.freeMillis = prices.get(answerBand).freeMillis();
        this.band = answerBand;
        this.edgeWallMillis = timetable.nextEdge(answeredAtWallMillis);
        this.endMillis = freeMillis;
        this.bundleLeftMillis = bundleMillis;
        this.paidMillis = new long[prices.size()];
    }

    /**
     * Goes on to the next run, as far as its increments begin before {@code untilMillis} of talk, and takes from the
     * bundle what the bundle pays. Nothing is paid with money yet.
     *
     * @return false when no further increment begins before
     */
    boolean next(long untilMillis) {
        if (endMillis >= untilMillis) {
            return false;
        }
        startMillis = endMillis;
        long startWallMillis = answeredAtWallMillis + startMillis;
        if (startWallMillis >= edgeWallMillis) {
            band = timetable.bandAt(startWallMillis);
            edgeWallMillis = timetable.nextEdge(startWallMillis);
        }
        BandPrice price = prices.get(band);
        lengthMillis = begun ? price.nextIncrementMillis() : price.firstIncrementMillis();
        if (begun || lengthMillis == price.nextIncrementMillis()) {
            long until = edgeWallMillis == Timetable.NEVER
                    ? untilMillis
                    : Math.min(untilMillis, edgeWallMillis - answeredAtWallMillis);
            count = (until - startMillis - 1) / lengthMillis + 1;
        } else {
            count = 1;
        }
        begun = true;
        endMillis = startMillis + count * lengthMillis;
        useBundle();
        paidBeforeMillis = paidMillis[band];
        return true;
    }

    private void useBundle() {
        bundled = 0;
        if (bundleEnded) {
            return;
        }
        bundled = Math.min(count, bundleLeftMillis / lengthMillis);
        bundleLeftMillis -= bundled * lengthMillis;
        bundledMillis += bundled * lengthMillis;
        bundleEnded = bundled < count;
    }

    /** From here on fee and minimum are due: those of the present band, unless they are due already. */
    void payFee() {
        if (!feeIsDue()) {
            feeBand = band;
        }
    }

    /**
     * Pays increments of the present run with money, in place of what was paid of it before.
     *
     * @param increments 0 to {@link #unbundled}
     */
    void pay(long increments) {
        if (increments > 0) {
            payFee();
        }
        long paid = paidBeforeMillis + increments * lengthMillis;
        totalPaidMillis += paid - paidMillis[band];
        paidMillis[band] = paid;
    }

    /** The band in force at the answer. */
    int answerBand() {
        return answerBand;
    }

    /** Talk time at the beginning that is given away. */
    long freeMillis() {
        return freeMillis;
    }

    /** The band of the present run. */
    int band() {
        return band;
    }

    /** Talk time at which the present run begins. */
    long startMillis() {
        return startMillis;
    }

    /** Length of each increment of the present run. */
    long lengthMillis() {
        return lengthMillis;
    }

    /** Talk time at which the present run ends; the end of the free time before the first. */
    long endMillis() {
        return endMillis;
    }

    /** The increments at the beginning of the present run that the bundle pays. */
    long bundled() {
        return bundled;
    }

    /** The increments at the end of the present run that it does not pay. */
    long unbundled() {
        return count - bundled;
    }

    /** Talk time that the bundle has paid for. */
    long bundledMillis() {
        return bundledMillis;
    }

    /** Talk time in a band that has been paid with money. */
    long paidMillis(int band) {
        return paidMillis[band];
    }

    /** Talk time in all bands that has been paid with money. */
    long totalPaidMillis() {
        return totalPaidMillis;
    }

    /** Whether an increment was paid with money, or will be with the present run. */
    boolean feeIsDue() {
        return feeBand != NOTHING_PAID;
    }

    /** The band of the first increment that was paid with money, or {@link #NOTHING_PAID}. */
    int feeBand() {
        return feeBand;
    }
}
