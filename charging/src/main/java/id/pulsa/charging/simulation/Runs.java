package id.pulsa.charging.simulation;

/**
 * How long is simulated, and how often.
 *
 * @param seed the same seed gives the same result, to the last bit
 * @param warmUpMillis what is not counted before, in ms, ≥ 0
 * @param measuredMillis what is counted, from midnight on, in ms, > 0
 * @param replications independent runs, 1 to {@link #MAX_REPLICATIONS}; confidence intervals need two
 */
public record Runs(long seed, long warmUpMillis, long measuredMillis, int replications) {
    /** Most replications. */
    public static final int MAX_REPLICATIONS = 1_000;

    /** Longest time, warm-up and measurement each. */
    public static final long MAX_MILLIS = 366 * 86_400_000L;

    public Runs {
        if (warmUpMillis < 0
                || warmUpMillis > MAX_MILLIS
                || measuredMillis <= 0
                || measuredMillis > MAX_MILLIS
                || replications < 1
                || replications > MAX_REPLICATIONS) {
            throw new IllegalArgumentException("warm-up " + warmUpMillis + " ms, measured " + measuredMillis + " ms, "
                    + replications + " replications");
        }
    }

    /**
     * Virtual time of all runs together, in ms.
     *
     * @param regimes that are simulated side by side
     */
    public long simulatedMillis(int regimes) {
        return regimes * (long) replications * (warmUpMillis + measuredMillis);
    }
}
