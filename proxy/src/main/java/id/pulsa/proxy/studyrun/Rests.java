package id.pulsa.proxy.studyrun;

import id.pulsa.charging.time.TimeSource;
import java.util.function.LongConsumer;

/**
 * Has a long piece of work rest now and then, so that it never keeps a processor to itself: the JVM does not tell Linux
 * the priorities of threads. Used by one thread at a time.
 */
final class Rests {
    /** Work between two rests, ns. */
    static final long WORK_NANOS = 20_000_000;

    /** A rest, ns: a fifth of the time. */
    static final long REST_NANOS = 5_000_000;

    private final TimeSource time;
    private final LongConsumer resting;
    private long sinceNanos;

    /** @param resting waits for so many ns, or a little less */
    Rests(TimeSource time, LongConsumer resting) {
        this.time = time;
        this.resting = resting;
        this.sinceNanos = time.nanos();
    }

    /** To be called often; returns after a rest when it is time for one. */
    void restIfDue() {
        if (time.nanos() - sinceNanos >= WORK_NANOS) {
            resting.accept(REST_NANOS);
            sinceNanos = time.nanos();
        }
    }
}
