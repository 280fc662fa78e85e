package id.pulsa.charging.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the natural traffic of a day goes up and down: a factor of the busy hour's for each hour. Immutable. */
public final class DailyProfile {
    /** Hours of a day. */
    public static final int HOURS = 24;

    static final long HOUR_MILLIS = 3_600_000;

    /** The busy hour's traffic at all times. */
    public static final DailyProfile FLAT = of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    /**
     * A working day of a business district, busiest before noon and hardly less in the early evening. Assumed: the study
     * gives the busy hour only.
     */
    public static final DailyProfile TYPICAL = of(
            0.15, 0.10, 0.07, 0.05, 0.05, 0.08, 0.20, 0.40, 0.65, 0.85, 0.97, 1.00, 0.90, 0.85, 0.88, 0.90, 0.92, 0.90,
            0.88, 0.92, 0.95, 0.80, 0.50, 0.28);

    /** Beyond what is simulated, and near enough that hours can still be told apart. */
    private static final double NEVER_MILLIS = 1e15;

    private final double[] factors;

    // Of the busy hour's time, in a day.
    private final double dayMillis;

    private DailyProfile(double[] factors) {
        this.factors = factors;
        this.dayMillis = Arrays.stream(factors).sum() * HOUR_MILLIS;
    }

    /**
     * By the hours of the day, from midnight.
     *
     * @param factors 24 of them, each finite and ≥ 0, not all 0
     * @throws IllegalArgumentException when they are anything else
     */
    public static DailyProfile of(double... factors) {
        if (factors.length != HOURS
                || Arrays.stream(factors).anyMatch(factor -> !(factor >= 0 && factor < Double.POSITIVE_INFINITY))
                || Arrays.stream(factors).max().orElse(0) <= 0) {
            throw new IllegalArgumentException(
                    "a daily profile has " + HOURS + " factors, one of them above 0, not " + Arrays.toString(factors));
        }
        return new DailyProfile(factors.clone());
    }

    /**
     * The factor of an hour.
     *
     * @param hour of the day, 0 to 23
     */
    public double factor(int hour) {
        return factors[hour];
    }

    /** The hours of the day with the most traffic, of those that begin before an instant counted from a midnight, in ms. */
    List<Integer> busiest(long untilMillis) {
        int hours = (int) Math.min(HOURS, (untilMillis - 1) / HOUR_MILLIS + 1);
        double most = Arrays.stream(factors, 0, hours).max().orElse(0);
        return IntStream.range(0, hours)
                .filter(hour -> factors[hour] >= most)
                .boxed()
                .toList();
    }

    /** The hour of the day of an instant counted from a midnight, in ms; below 0 for the day before. */
    static int hourAt(long millis) {
        return (int) Math.floorMod(Math.floorDiv(millis, HOUR_MILLIS), (long) HOURS);
    }

    /**
     * The instant until which so much more of the busy hour's time has passed: an hour with factor 0.5 counts half.
     *
     * @param fromMillis counted from a midnight
     * @param busyMillis ≥ 0
     */
    double after(double fromMillis, double busyMillis) {
        double wholeDays = Math.floor(busyMillis / dayMillis);
        double at = fromMillis + wholeDays * HOURS * HOUR_MILLIS;
        double left = busyMillis - wholeDays * dayMillis;
        while (at < NEVER_MILLIS) {
            double edge = (Math.floor(at / HOUR_MILLIS) + 1) * HOUR_MILLIS;
            double factor = factors[hourAt((long) Math.floor(at))];
            double until = factor > 0 ? at + left / factor : Double.POSITIVE_INFINITY;
            if (until < edge) {
                return until;
            }
            left = Math.max(0, left - (edge - at) * factor);
            at = edge;
        }
        return at;
    }
}
