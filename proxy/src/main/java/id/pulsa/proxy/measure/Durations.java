package id.pulsa.proxy.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long something took, in classes that are fixed at the start. Written by one thread, read by any; writing neither locks
 * nor allocates.
 */
public final class Durations {
    /** Upper ends, in µs, for what should be over at once: a task that waits for its thread, a timer that is late. */
    public static final List<Long> WAITS_MICROS = List.of(
            50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 20_000L, 50_000L, 100_000L, 250_000L, 1_000_000L);

    /** Upper ends, in µs, for the steps of a call's set-up, up to a minute of ringing. */
    public static final List<Long> SET_UP_MICROS = List.of(
            100L,
            250L,
            500L,
            1_000L,
            2_500L,
            5_000L,
            10_000L,
            25_000L,
            50_000L,
            100_000L,
            250_000L,
            500_000L,
            1_000_000L,
            2_500_000L,
            5_000_000L,
            10_000_000L,
            30_000_000L,
            60_000_000L);

    private final List<Long> limitsMicros;
    private final long[] limitsNanos;
    /** One for each class, one for what is longer than all of them, and their sum in ns. */
    private final Counts counts;

    /**
     * Nothing noted yet.
     *
     * @param limitsMicros upper ends of the classes, ascending
     */
    public Durations(List<Long> limitsMicros) {
        this.limitsMicros = limitsMicros;
        this.limitsNanos =
                limitsMicros.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos).toArray();
        this.counts = new Counts(limitsNanos.length + 2);
    }

    /** Notes one; on the writing thread alone. Less than nothing counts as nothing: clocks differ a little. */
    public void record(long nanos) {
        int upTo = 0;
        while (upTo < limitsNanos.length && nanos > limitsNanos[upTo]) {
            upTo++;
        }
        counts.count(upTo);
        counts.add(limitsNanos.length + 1, Math.max(0, nanos));
    }

    /** What was noted until now. */
    public DurationCounts counts() {
        List<Long> inClass = new ArrayList<>(limitsNanos.length + 1);
        for (int i = 0; i <= limitsNanos.length; i++) {
            inClass.add(counts.of(i));
        }
        return new DurationCounts(limitsMicros, inClass, counts.of(limitsNanos.length + 1));
    }
}
