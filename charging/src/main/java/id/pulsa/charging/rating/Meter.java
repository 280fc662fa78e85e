package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.Timetable;

/**
 * Walks through the talk time of one call in runs of equal increments, which cost one step each however many increments
 * they have, and lets a bundle pay what it can. A run ends where another band or price ratio may come into force, or after the first
 * increment. Used by one thread.
 */
final class Meter {
    private final BandPrices prices;
    private final PriceRatios ratios;
    private final long answeredAtWallMillis;
    private final int answerBand;

    private int band;
    private int ratioThousandths;
    private long edgeWallMillis;

    // The present run; 0 before the first.
    private long lengthMillis;
    private long count;
    private long endMillis;
    private long bundled;

    private long bundleLeftMillis;

    /** Stands at the end of the free time. */
    Meter(BandPrices prices, PriceRatios ratios, long answeredAtWallMillis, long bundleMillis) {
        Timetable timetable = prices.timetable();
        this.prices = prices;
        this.ratios = ratios;
        this.answeredAtWallMillis = answeredAtWallMillis;
        this.answerBand = timetable.bandAt(answeredAtWallMillis);
        this.band = answerBand;
        this.edgeWallMillis = timetable.nextEdge(answeredAtWallMillis);
        this.endMillis = freeMillis();
        this.bundleLeftMillis = bundleMillis;
    }

    /**
     * Goes on to the next run, as far as its increments begin before {@code untilMillis} of talk, and takes from the
     * bundle what the bundle pays.
     *
     * @return false when no further increment begins before
     */
    boolean next(long untilMillis) {
        if (endMillis >= untilMillis) {
            return false;
        }
        long startWallMillis = answeredAtWallMillis + endMillis;
        if (startWallMillis >= edgeWallMillis) {
            band = prices.timetable().bandAt(startWallMillis);
            edgeWallMillis = prices.timetable().nextEdge(startWallMillis);
        }
        ratioThousandths = ratios.at(endMillis);
        long nextMillis = prices.nextIncrementMillis(band);
        boolean begun = count > 0;
        boolean bundleEnded = bundled < count;
        lengthMillis = begun ? nextMillis : prices.firstIncrementMillis(band);
        if (begun || lengthMillis == nextMillis) {
            long until = Math.min(untilMillis, ratios.nextChange(endMillis));
            if (edgeWallMillis != Timetable.NEVER) {
                until = Math.min(until, edgeWallMillis - answeredAtWallMillis);
            }
            count = (until - endMillis - 1) / lengthMillis + 1;
        } else {
            count = 1;
        }
        endMillis += count * lengthMillis;
        bundled = bundleEnded ? 0 : Math.min(count, bundleLeftMillis / lengthMillis);
        bundleLeftMillis -= bundled * lengthMillis;
        return true;
    }

    /** The band in force at the answer. */
    int answerBand() {
        return answerBand;
    }

    /** Talk time at the beginning that is given away. */
    long freeMillis() {
        return prices.freeMillis(answerBand);
    }

    /** The band of the present run. */
    int band() {
        return band;
    }

    /** The price ratio of the present run, in thousandths. */
    int ratioThousandths() {
        return ratioThousandths;
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

    /** The increments at the end of the present run that are to be paid with money. */
    long unbundled() {
        return count - bundled;
    }

    /** Talk time at which the increments that are to be paid with money begin. */
    long unbundledFromMillis() {
        return endMillis - unbundled() * lengthMillis;
    }

    /** What is left of the bundle. */
    long bundleLeftMillis() {
        return bundleLeftMillis;
    }
}
