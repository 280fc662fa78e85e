package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.StudentT;
import java.util.Arrays;

/**
 * A mean over replications with its 95 % confidence interval, by Student's t.
 *
 * @param mean of the samples
 * @param half half of the interval's width: from {@code mean − half} to {@code mean + half}; infinite for one sample
 * @param samples how many, > 0
 */
public record Estimate(double mean, double half, int samples) {
    /** Of independent samples, at least one. */
    public static Estimate of(double... samples) {
        int count = samples.length;
        double mean = Arrays.stream(samples).sum() / count;
        double squares = Arrays.stream(samples)
                .map(sample -> (sample - mean) * (sample - mean))
                .sum();
        double half = count < 2
                ? Double.POSITIVE_INFINITY
                : StudentT.quantile975(count - 1) * Math.sqrt(squares / (count - 1) / count);
        return new Estimate(mean, half, count);
    }

    /** Of the differences of samples of the same replications, which are nearer to each other than to other ones'. */
    public static Estimate ofDifferences(double[] samples, double[] base) {
        double[] differences = new double[samples.length];
        Arrays.setAll(differences, i -> samples[i] - base[i]);
        return of(differences);
    }

    /** Lower end of the interval. */
    public double low() {
        return mean - half;
    }

    /** Upper end of the interval. */
    public double high() {
        return mean + half;
    }

    /** Whether a value lies in the interval. */
    public boolean contains(double value) {
        return low() <= value && value <= high();
    }
}
