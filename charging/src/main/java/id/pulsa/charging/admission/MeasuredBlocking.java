package id.pulsa.charging.admission;

import java.util.Arrays;

/**
 * The part of the calls that was blocked, with a 95 % confidence interval.
 *
 * @param arrivals calls that came, blocked ones among them
 * @param blocked calls that were refused
 * @param share blocked / arrivals; 0 when none came
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record MeasuredBlocking(long arrivals, long blocked, double share, double low, double high) {
    private static final double Z = 1.959964;

    /**
     * By stretches of time of equal length. Calls that come while all channels are busy are blocked together, so single
     * calls say less than their number lets one think: the interval is that of a ratio of sums over the stretches (W. G.
     * Cochran, Sampling Techniques, section 6.3), or Wilson's for single calls where that is wider.
     */
    public static MeasuredBlocking of(long[] arrivals, long[] blocked) {
        long all = Arrays.stream(arrivals).sum();
        long refused = Arrays.stream(blocked).sum();
        if (all <= 0) {
            return new MeasuredBlocking(0, 0, 0, 0, 1);
        }
        double share = (double) refused / all;
        double squares = 0;
        int stretches = 0;
        for (int i = 0; i < arrivals.length; i++) {
            if (arrivals[i] > 0) {
                double off = blocked[i] - share * arrivals[i];
                squares += off * off;
                stretches++;
            }
        }
        double half = stretches < 2
                ? 1
                : StudentT.quantile975(stretches - 1) * Math.sqrt(squares * stretches / (stretches - 1)) / all;
        double spread = 1 + Z * Z / all;
        double centre = (share + Z * Z / (2 * all)) / spread;
        double wilson = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / spread;
        return new MeasuredBlocking(
                all,
                refused,
                share,
                Math.max(0, Math.min(share - half, centre - wilson)),
                Math.min(1, Math.max(share + half, centre + wilson)));
    }
}
