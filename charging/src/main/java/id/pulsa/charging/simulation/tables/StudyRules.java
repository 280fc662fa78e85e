package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.pricing.Demand;

/** The study's rules; equation numbers are those of the package. */
public final class StudyRules {
    /** Grade of service that the cells are dimensioned for. */
    public static final double GOS = 0.01;

    /** Normal price of a second in micro-units: Rp 150 for ten. */
    public static final long PER_SECOND = 15 * Micros.PER_UNIT;

    /** The normal price ratio in thousandths. */
    public static final int NORMAL_RATIO = Demand.NORMAL_RATIO;

    /** The dynamic price ratio in thousandths, near the one where a call brings the most. */
    public static final int DYNAMIC_RATIO = 1_400;

    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long DAYS = 7;
    private static final long HUNDREDTHS = 100;
    private static final int THOUSAND = 1_000;

    private StudyRules() {}

    /** Capacity in erlang, equation (1). */
    public static double capacity(int channels) {
        return ErlangB.capacity(channels, GOS);
    }

    /** Price ratio in thousandths, equation (3). */
    public static int ratio(double utilisation) {
        return utilisation >= 1 ? DYNAMIC_RATIO : NORMAL_RATIO;
    }

    /**
     * Normal revenue of the hour in micro-units, equation (4).
     *
     * @param weekHundredths hundredths of an erlang, of seven busy hours together
     */
    static long normalRevenue(long weekHundredths) {
        return Rounding.HALF_UP.multiplyDivide(PER_SECOND * SECONDS_PER_HOUR, weekHundredths, HUNDREDTHS * DAYS);
    }

    /** (4) read backwards: hundredths of an erlang, of seven busy hours together. */
    static long weekHundredths(long normalRevenue) {
        return Rounding.HALF_UP.multiplyDivide(normalRevenue, HUNDREDTHS * DAYS, PER_SECOND * SECONDS_PER_HOUR);
    }

    static double erlang(long weekHundredths) {
        return (double) weekHundredths / (HUNDREDTHS * DAYS);
    }

    /** Dynamic revenue in micro-units, equation (5); exact, since the price ratio has three decimals. */
    static long dynamicRevenue(long normalRevenue, int ratioThousandths) {
        return Rounding.HALF_UP.multiplyDivide(normalRevenue, ratioThousandths, THOUSAND);
    }

    /**
     * Revenue in micro-units when only part of what is dearer is still asked for: x·Q(x) in place of x.
     *
     * @param repriced normal revenue in micro-units of what has got dearer
     */
    static long revenueOfFallingDemand(long repriced) {
        long millionths = Math.round(Demand.revenue(DYNAMIC_RATIO / (double) THOUSAND) * 1e6);
        return Rounding.HALF_UP.multiplyDivide(repriced, millionths, 1_000_000);
    }
}
