package id.pulsa.charging.admission;

import java.util.Arrays;

/**
 * Measures the offered traffic of one cell, A = arrivals per second × mean holding time, over a sliding window. Calls that
 * were blocked count as arrivals. Each call that comes or goes changes a few counters; nothing is kept per call. Times
 * are milliseconds of one clock that never goes back. Not thread-safe.
 */
public final class LoadEstimator {
    private final LoadWindow window;
    private final long startMillis;

    // By part of the window; the sums are over all of them.
    private final long[] arrivals = new long[LoadWindow.PARTS];
    private final long[] blocked = new long[LoadWindow.PARTS];
    private final long[] priced = new long[LoadWindow.PARTS];
    private final double[] natural = new double[LoadWindow.PARTS];
    private final long[] ended = new long[LoadWindow.PARTS];
    private final long[] heldMillis = new long[LoadWindow.PARTS];
    private long part;

    public LoadEstimator(LoadWindow window, long nowMillis) {
        this.window = window;
        this.startMillis = nowMillis;
        this.part = Math.floorDiv(nowMillis, window.partMillis());
    }

    /** Calls have come that want so many channels; below 0 to take back those that another cell refused now. */
    public void arrived(int channels, long nowMillis) {
        arrivals[slot(nowMillis)] += channels;
    }

    /**
     * Of those that have {@linkplain #arrived come} now, so many pay the cell's price.
     *
     * @param naturalWeight how many would have come at the normal price for each that came: 1/Q(x)
     */
    public void priced(int channels, double naturalWeight, long nowMillis) {
        int slot = slot(nowMillis);
        priced[slot] += channels;
        natural[slot] += channels * naturalWeight;
    }

    /** Of those that have {@linkplain #arrived come} now, so many were refused. */
    public void blocked(int channels, long nowMillis) {
        blocked[slot(nowMillis)] += channels;
    }

    /** Channels have been given back that were held for so long each. */
    public void ended(int channels, long millis, long nowMillis) {
        int slot = slot(nowMillis);
        ended[slot] += channels;
        heldMillis[slot] += channels * millis;
    }

    /** Mean holding time, in ms. */
    public double holdingMillis(long nowMillis) {
        slot(nowMillis);
        double expected = (double) LoadWindow.PRIOR_CALLS * window.holdingMillis();
        return (Arrays.stream(heldMillis).sum() + expected)
                / (Arrays.stream(ended).sum() + LoadWindow.PRIOR_CALLS);
    }

    /** Offered traffic, in erlang. */
    public double offeredErl(long nowMillis) {
        slot(nowMillis);
        return erlang((double) Arrays.stream(arrivals).sum(), window.expectedErl(), nowMillis);
    }

    /** What the traffic whose callers pay the cell's price would be at the normal price, in erlang. */
    public double naturalErl(long nowMillis) {
        slot(nowMillis);
        return erlang(Arrays.stream(natural).sum(), window.expectedErl(), nowMillis);
    }

    /**
     * The square of the relative standard error of {@link #naturalErl}: calls come at random, so that k of them tell their
     * number to 1/√k of it; talk for exponential times, of which the mean is taken together with the prior; and what is only
     * expected is not in doubt.
     */
    public double naturalVariance(long nowMillis) {
        slot(nowMillis);
        long counted = Arrays.stream(priced).sum();
        double load = naturalErl(nowMillis);
        if (counted <= 0 || load <= 0) {
            return 0;
        }
        double measured = erlang(Arrays.stream(natural).sum(), 0, nowMillis) / load;
        double times = Arrays.stream(ended).sum() + LoadWindow.PRIOR_CALLS;
        double ofTimes = (times - LoadWindow.PRIOR_CALLS) / (times * times);
        return measured * measured * (1.0 / counted + ofTimes);
    }

    /** The traffic whose callers do not pay the cell's price, in erlang. */
    public double fixedErl(long nowMillis) {
        slot(nowMillis);
        return erlang(
                (double) (Arrays.stream(arrivals).sum() - Arrays.stream(priced).sum()), 0, nowMillis);
    }

    /** The blocking of the window, with its uncertainty. */
    public MeasuredBlocking blocking(long nowMillis) {
        slot(nowMillis);
        return MeasuredBlocking.of(arrivals, blocked);
    }

    private double erlang(double calls, double expectedErl, long nowMillis) {
        long from = Math.max(startMillis, (part - LoadWindow.PARTS + 1) * window.partMillis());
        long observed = Math.max(nowMillis - from, 0);
        double holding = holdingMillis(nowMillis);
        if (Double.isNaN(window.expectedErl())) {
            return calls * holding / Math.max(observed, window.partMillis());
        }
        long before = from > startMillis ? 0 : Math.max(0, window.millis() - observed);
        return (calls * holding + expectedErl * before) / (observed + before);
    }

    /** The counters of now, after those of the past are cleared. */
    private int slot(long nowMillis) {
        long now = Math.floorDiv(nowMillis, window.partMillis());
        for (long next = Math.max(part, now - LoadWindow.PARTS) + 1; next <= now; next++) {
            clear(Math.floorMod(next, LoadWindow.PARTS));
        }
        part = Math.max(part, now);
        return Math.floorMod(part, LoadWindow.PARTS);
    }

    private void clear(int slot) {
        arrivals[slot] = 0;
        blocked[slot] = 0;
        priced[slot] = 0;
        natural[slot] = 0;
        ended[slot] = 0;
        heldMillis[slot] = 0;
    }
}
