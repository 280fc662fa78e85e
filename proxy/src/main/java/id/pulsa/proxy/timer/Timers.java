package id.pulsa.proxy.timer;

import id.pulsa.proxy.measure.DurationCounts;
import java.util.concurrent.TimeUnit;

/**
 * A clock and the timers that go by it, confined to one shard's thread: every method is called on that thread, and
 * every task runs on it.
 *
 * <p>A task never runs before its delay has passed on {@link #nowNanos()}. Timers that are due at the same instant run
 * in the order in which they were set.
 */
public interface Timers {
    /** Nanoseconds since some fixed instant, never going back; compare two readings only by their difference. */
    long nowNanos();

    /**
     * Runs {@code task} once, {@code delayNanos} from now, as soon after as the thread is free. A delay of zero or less
     * means at the next turn of the loop, not inside this call.
     */
    Timer schedule(long delayNanos, Runnable task);

    /** {@link #schedule} in milliseconds, the unit of RFC 3261's timers. */
    default Timer scheduleMillis(long delayMillis, Runnable task) {
        return schedule(TimeUnit.MILLISECONDS.toNanos(delayMillis), task);
    }

    /**
     * How long after their time tasks have run, all so far; may be asked by any thread. Where the clock goes on only when
     * the tasks have run, none is late, and nothing is measured.
     */
    default DurationCounts late() {
        return DurationCounts.NONE;
    }
}
