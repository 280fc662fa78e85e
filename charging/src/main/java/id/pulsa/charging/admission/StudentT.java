package id.pulsa.charging.admission;

/** Quantiles of Student's t distribution, for confidence intervals of the means of few samples. */
public final class StudentT {
    // Quantiles 0.975 by degrees of freedom, from 1.
    private static final double[] QUANTILES = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private StudentT() {}

    /**
     * The half of a two-sided 95 % interval, in standard errors. Beyond 30 degrees of freedom that of 30, which is at
     * most 4 % too wide.
     *
     * @param degrees degrees of freedom, one less than the samples, > 0
     */
    public static double quantile975(int degrees) {
        return QUANTILES[Math.min(degrees, QUANTILES.length) - 1];
    }
}
