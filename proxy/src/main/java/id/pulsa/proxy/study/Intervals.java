package id.pulsa.proxy.study;

import id.pulsa.charging.simulation.Estimate;
import id.pulsa.proxy.report.Field;

/** Estimates with their confidence intervals as text; one replication has none. */
final class Intervals {
    private static final Field MONEY = Field.money("amount", "", "");

    private Intervals() {}

    /** For a sentence: {@code "1,234 ± 56"}. */
    static String between(Estimate estimate, int decimals) {
        String mean = MONEY.show(Figures.fixed(estimate.mean(), decimals));
        return known(estimate) ? mean + " ± " + MONEY.show(half(estimate, 1, decimals)) : mean;
    }

    /** For a sentence: {@code "1.23 ± 0.45"}. */
    static String percent(Estimate part) {
        String mean = Figures.percent(part.mean());
        return known(part) ? mean + " ± " + half(part, 100, 2) : mean;
    }

    /** For a sentence, with its sign: {@code "+1.23 ± 0.45 %"}. */
    static String gain(Estimate part) {
        return (part.mean() < 0 ? "" : "+") + percent(part) + " %";
    }

    /** Half of the interval's width for a column; empty when there is one sample only. */
    static String half(Estimate estimate, double factor, int decimals) {
        return known(estimate) ? Figures.fixed(factor * estimate.half(), decimals) : "";
    }

    private static boolean known(Estimate estimate) {
        return !Double.isInfinite(estimate.half());
    }

    /** {@code "10 replications"}. */
    static String replications(int count) {
        return count == 1 ? "one replication" : count + " replications";
    }

    /** What ± stands for. */
    static String explained(int replications) {
        return replications == 1
                ? "One replication gives no confidence intervals: the columns ± are empty."
                : "Intervals (±) are of 95 % confidence, over the replications.";
    }
}
