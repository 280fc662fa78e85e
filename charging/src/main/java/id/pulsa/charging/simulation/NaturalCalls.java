package id.pulsa.charging.simulation;

import java.util.SplittableRandom;

/**
 * The calls that people in one cell would make at the normal price, one after the other. They are the same whatever
 * becomes of them: each takes the same number of draws from the cell's own stream, so that policies meet the same callers.
 * Used by one thread.
 */
final class NaturalCalls {
    private final SplittableRandom random;
    private final CallerModel model;
    private final double meanGapMillis;

    // Not rounded: gaps of whole milliseconds would add up to another load.
    private double atMillis;
    private long holdingMillis;
    private double willingness;
    private long seed;

    /**
     * Stands before the first.
     *
     * @param stream number of the cell
     * @param startMillis counted from a midnight
     */
    NaturalCalls(double naturalErl, CallerModel model, long seed, int replication, int stream, long startMillis) {
        this.random = new SplittableRandom(mixed(mixed(mixed(seed) + replication) + stream));
        this.model = model;
        this.meanGapMillis = model.holdingMillis() / naturalErl;
        this.atMillis = startMillis;
    }

    /** Neighbouring numbers far apart: the finaliser of SplitMix64. */
    static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Goes on to the next call; there is always one more, since a cell without load has none of these. */
    void next() {
        atMillis = model.profile().after(atMillis, exponential(random, meanGapMillis));
        holdingMillis = Math.max(1, Math.round(exponential(random, (double) model.holdingMillis())));
        willingness = random.nextDouble();
        seed = random.nextLong();
    }

    /** The same on all machines. */
    static double exponential(SplittableRandom random, double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** When it comes, counted from a midnight. */
    long atMillis() {
        return (long) Math.floor(atMillis);
    }

    /** How long it lasts when nothing breaks it off. */
    long holdingMillis() {
        return holdingMillis;
    }

    /**
     * Made while this is less than the part of the calls that remains at the price.
     *
     * @return 0 to 1
     */
    double willingness() {
        return willingness;
    }

    /** For what else is random about it. */
    long seed() {
        return seed;
    }
}
