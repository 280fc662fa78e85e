package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.AdmissionGate;
import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.CallKind;
import id.pulsa.charging.admission.Occupancy;
import id.pulsa.charging.admission.Verdict;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.pricing.PriceInputs;
import id.pulsa.charging.pricing.PricePolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A cell under a load that stays: what its policies bring it to when chance is left out, and calls are a steady flow.
 *
 * @param naturalErl load that there would be at the normal price, in erlang
 * @param prices the price ratios in turn, in thousandths, one an interval: a single one where the price comes to rest, else
 *     those of the time over which the mean is taken
 */
public record LoadPoint(int channels, double capacityErl, double naturalErl, List<Integer> prices) {
    /** Intervals of the window over which the load is measured: an hour of minutes. */
    private static final int WINDOW = 60;

    /** Until the beginning is forgotten. */
    private static final int SETTLING = 10 * WINDOW;

    /** Over which the mean is taken when the price never rests. */
    private static final int MEASURED = 20 * WINDOW;

    /** How often a gate is asked, to see what part of the calls it lets through. */
    private static final int QUESTIONS = 10_000;

    public LoadPoint {
        prices = List.copyOf(prices);
    }

    /**
     * Where a price policy brings the cell. In each interval it sees the mean load of the last hour, and the natural load as
     * it is; of those who would call the part Q(x) does. Begins at the normal price.
     *
     * @param channels n, 0 to {@link ErlangB#MAX_CHANNELS}
     * @param naturalErl ≥ 0
     */
    public static LoadPoint of(int channels, double capacityErl, double naturalErl, PricePolicy policy) {
        Deque<Double> window = new ArrayDeque<>();
        List<Integer> prices = new ArrayList<>();
        double sum = 0;
        int ratio = Demand.NORMAL_RATIO;
        int steady = 0;
        PriceInputs before = null;
        for (int interval = 0; interval < SETTLING + MEASURED && steady < 2 * WINDOW; interval++) {
            double offered = naturalErl * Demand.remaining(ratio);
            window.addLast(offered);
            sum += offered - (window.size() > WINDOW ? window.removeFirst() : 0);
            if (interval >= SETTLING) {
                prices.add(ratio);
            }
            PriceInputs inputs = new PriceInputs(channels, capacityErl, sum / window.size(), naturalErl, 0, ratio);
            int next = inputs.equals(before) ? ratio : policy.ratioThousandths(inputs);
            before = inputs;
            steady = next == ratio ? steady + 1 : 0;
            ratio = next;
        }
        return new LoadPoint(channels, capacityErl, naturalErl, steady < 2 * WINDOW ? prices : List.of(ratio));
    }

    /** The mean price ratio. */
    public double ratio() {
        return prices.stream().mapToInt(Integer::intValue).average().orElse(Demand.NORMAL_RATIO) / 1_000;
    }

    /** The part of the time at more than the normal price. */
    public double dearPart() {
        return (double) prices.stream()
                        .filter(ratio -> ratio > Demand.NORMAL_RATIO)
                        .count()
                / prices.size();
    }

    /** Offered traffic in erlang. */
    public double offered() {
        return mean(this::offered);
    }

    private double offered(int ratio) {
        return naturalErl * Demand.remaining(ratio);
    }

    /** Carried traffic in erlang, of the calls that are let through. */
    public double carried(AdmissionPolicy admission) {
        Passage passage = passage(admission);
        return mean(ratio -> carried(passage, ratio));
    }

    /** Revenue, in erlang at the normal price. */
    public double revenue(AdmissionPolicy admission) {
        Passage passage = passage(admission);
        return mean(ratio -> ratio / 1_000.0 * carried(passage, ratio));
    }

    private double carried(Passage passage, int ratio) {
        return ErlangB.carried(passage.channels(), passage.part() * offered(ratio));
    }

    /** Something that depends on the price ratio. */
    private interface OfRatio {
        double at(int ratio);
    }

    private double mean(OfRatio value) {
        return prices.stream()
                        .distinct()
                        .mapToDouble(ratio -> value.at(ratio)
                                * prices.stream().filter(ratio::equals).count())
                        .sum()
                / prices.size();
    }

    /** What an admission policy leaves of a cell: so many channels, and so great a part of the calls. */
    private record Passage(int channels, double part) {}

    /** Asks a gate of the policy itself; the load that it goes by is the mean one. */
    private Passage passage(AdmissionPolicy admission) {
        AdmissionGate gate = admission.gate();
        double offered = offered();
        int usable = 0;
        while (usable < channels && hasRoom(gate.decide(CallKind.NEW, occupied(usable, offered)))) {
            usable++;
        }
        Occupancy empty = occupied(0, offered);
        int admitted = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            admitted += gate.decide(CallKind.NEW, empty) == Verdict.ADMITTED ? 1 : 0;
        }
        return new Passage(usable, (double) admitted / QUESTIONS);
    }

    private static boolean hasRoom(Verdict verdict) {
        return verdict == Verdict.ADMITTED || verdict == Verdict.PREBLOCKED;
    }

    private Occupancy occupied(int busy, double offered) {
        return new Occupancy(channels, busy, 1, offered, capacityErl);
    }
}
