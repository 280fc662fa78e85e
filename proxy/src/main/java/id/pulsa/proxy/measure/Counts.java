package id.pulsa.proxy.measure;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counters by number, from 0. Written by one thread, read by any: adding one is a plain load and a store that nobody waits
 * for, without a lock.
 */
public final class Counts {
    private final AtomicLongArray counts;

    /**
     * All at zero.
     *
     * @param size how many there are
     */
    public Counts(int size) {
        this.counts = new AtomicLongArray(size);
    }

    /** Adds one; on the writing thread alone. */
    public void count(int which) {
        add(which, 1);
    }

    /** Adds so many; on the writing thread alone. */
    public void add(int which, long more) {
        counts.setRelease(which, counts.getPlain(which) + more);
    }

    /** How often it was counted. */
    public long of(int which) {
        return counts.getAcquire(which);
    }
}
