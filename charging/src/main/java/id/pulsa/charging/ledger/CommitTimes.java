package id.pulsa.charging.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long commits take, fsync included, as a histogram. Written by one thread, read by any. */
public final class CommitTimes {
    /** Upper ends of the classes; what takes longer is in none but the count. */
    public static final List<Long> LIMITS_MICROS = List.of(
            500L,
            1_000L,
            2_000L,
            5_000L,
            10_000L,
            20_000L,
            50_000L,
            100_000L,
            250_000L,
            500_000L,
            1_000_000L,
            5_000_000L);

    private final AtomicLongArray classes = new AtomicLongArray(LIMITS_MICROS.size());
    private final LongAdder commits = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * What was measured so far.
     *
     * @param upTo for each of {@link #LIMITS_MICROS}, how many commits took at most so long
     * @param commits that succeeded
     * @param nanos that they took together
     * @param failures commits that failed and are tried again
     */
    public record Snapshot(List<Long> upTo, long commits, long nanos, long failures) {
        public Snapshot {
            upTo = List.copyOf(upTo);
        }
    }

    void succeeded(long tookNanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(tookNanos);
        for (int i = 0; i < LIMITS_MICROS.size(); i++) {
            if (micros <= LIMITS_MICROS.get(i)) {
                classes.incrementAndGet(i);
                break;
            }
        }
        commits.increment();
        nanos.add(tookNanos);
    }

    void failed() {
        failures.increment();
    }

    Snapshot snapshot() {
        List<Long> upTo = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < classes.length(); i++) {
            sum += classes.get(i);
            upTo.add(sum);
        }
        return new Snapshot(upTo, Math.max(sum, commits.sum()), nanos.sum(), failures.sum());
    }
}
