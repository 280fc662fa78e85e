package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.money.Rounding;

/**
 * One line of table 5.1, as far as it can be recomputed without its sectors.
 *
 * @param printed as published
 */
public record ClusterLine(PublishedCluster printed) {
    /** Equation (5) read backwards: how much of the normal revenue is in repriced sectors, micro-units. */
    public long repricedRevenue() {
        return Rounding.HALF_UP.multiplyDivide(
                printed.dynamicRevenue() - printed.normalRevenue(),
                StudyRules.NORMAL_RATIO,
                StudyRules.DYNAMIC_RATIO - StudyRules.NORMAL_RATIO);
    }

    /** The same as part of all normal revenue; 1 when every sector is repriced. */
    public double repricedPart() {
        return (double) repricedRevenue() / printed.normalRevenue();
    }

    /** Dynamic revenue in micro-units when demand falls; how many calls full cells lose cannot be known without them. */
    public long dynamicRevenueOfFallingDemand() {
        long repriced = repricedRevenue();
        return printed.normalRevenue() - repriced + StudyRules.revenueOfFallingDemand(repriced);
    }

    /** Whether it gains more than it could if every sector were repriced and demand fell. */
    boolean beyondFallingDemand() {
        return printed.dynamicRevenue() > StudyRules.revenueOfFallingDemand(printed.normalRevenue());
    }

    /** Whether the printed revenues follow from the step rule for some set of sectors. */
    boolean possible() {
        return printed.dynamicRevenue() >= printed.normalRevenue()
                && repricedRevenue() <= printed.normalRevenue() + Printed.CENT;
    }
}
