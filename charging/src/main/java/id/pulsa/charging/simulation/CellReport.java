package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.MeasuredBlocking;
import java.util.List;
import java.util.Map;

/**
 * What happened in one cell, or in all together, in the measured time. Numbers of calls and money are sums over all
 * replications, estimates are of one.
 *
 * @param name of the cell; "all cells" for the sum
 * @param channels of the cell
 * @param capacityErl the load that it is dimensioned for, in erlang
 * @param naturalErl its traffic in the busy hour at the normal price, in erlang
 * @param natural calls that there would be at the normal price
 * @param pricedOut those of them that were not made since the price was too high: complaints
 * @param full calls refused since all channels were taken
 * @param preblocked calls refused to bring the load down
 * @param guarded calls refused to keep channels for others
 * @param noCredit calls that the account could not pay; not in {@code blocking}
 * @param handovers calls that came over from other cells, refused ones too
 * @param handoversRefused those of them for which there was no channel
 * @param handoversDropped those that were broken off for it
 * @param priceChanges how often the price ratio changed
 * @param revenueMicros what was charged for calls that ended in the time, in micro-units, exact
 * @param blocking part of the calls made that was refused, with its interval
 * @param erlangB blocking by Erlang B for the load offered in each hour of the day, weighted by the calls in it
 * @param busyHour the first hour of the day with the most natural traffic, 0 to 23
 * @param busyBlocking blocking in all hours with as much
 * @param estimates every metric, over the replications
 * @param samples every metric in each replication, in order
 * @param pathMillis length of one stretch of the price path, in ms
 * @param path mean price ratio in each stretch of the measured time, over the replications; of all cells, weighted by natural
 *     traffic
 */
public record CellReport(
        String name,
        int channels,
        double capacityErl,
        double naturalErl,
        long natural,
        long pricedOut,
        long full,
        long preblocked,
        long guarded,
        long noCredit,
        long handovers,
        long handoversRefused,
        long handoversDropped,
        long priceChanges,
        long revenueMicros,
        MeasuredBlocking blocking,
        double erlangB,
        int busyHour,
        double busyBlocking,
        Map<Metric, Estimate> estimates,
        Map<Metric, List<Double>> samples,
        long pathMillis,
        List<Double> path) {
    /** Calls that were made. */
    public long attempts() {
        return natural - pricedOut;
    }

    /** Calls that were refused for want of channels. */
    public long blocked() {
        return full + preblocked + guarded;
    }

    /** A metric over the replications. */
    public Estimate estimate(Metric metric) {
        Estimate estimate = estimates.get(metric);
        if (estimate == null) {
            throw new IllegalArgumentException("no estimate of " + metric);
        }
        return estimate;
    }

    /** A metric in each replication, in order. */
    double[] samples(Metric metric) {
        return samples.getOrDefault(metric, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** By how much a metric is higher than in another report of the same arrivals. */
    public Estimate over(CellReport base, Metric metric) {
        return Estimate.ofDifferences(samples(metric), base.samples(metric));
    }

    /** By what part a metric is higher than in another report of the same arrivals: 0.1 for 10 %. */
    public Estimate gainOver(CellReport base, Metric metric) {
        double[] of = samples(metric);
        double[] before = base.samples(metric);
        double[] gains = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            gains[i] = before[i] == 0 ? 0 : of[i] / before[i] - 1;
        }
        return Estimate.of(gains);
    }
}
