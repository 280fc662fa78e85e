package id.pulsa.proxy.auth;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts wrong passwords by source and user, in bounded memory, from any thread, without a lock. Within one bucket the
 * count that ended goes first, then the smallest: a stranger who floods the table forgets his own small counts, not the
 * refused ones. When two threads take one place at the same moment, a count may be off by one.
 */
public final class FailedAttempts {
    private static final int WAYS = 8;

    private final int limit;
    private final long windowSeconds;
    private final int bucketMask;
    /** Key at 2i, state at 2i + 1. State: second of the first failure above, how many below. */
    private final AtomicLongArray cells;

    /** @param remembered how many keys are counted at the most, rounded up to a power of two */
    public FailedAttempts(int limit, long windowSeconds, int remembered) {
        this.limit = limit;
        this.windowSeconds = windowSeconds;
        int slots = Math.max(WAYS, Integer.highestOneBit(remembered * 2 - 1));
        this.bucketMask = slots / WAYS - 1;
        this.cells = new AtomicLongArray(slots * 2);
    }

    /** Whether the limit has been reached. */
    public boolean exhausted(long key, long nowSeconds) {
        int cell = find(key);
        return cell >= 0 && count(cells.get(cell + 1), nowSeconds) >= limit;
    }

    /** Counts one. */
    public void failed(long key, long nowSeconds) {
        int known = find(key);
        int cell = known >= 0 ? known : take(key, nowSeconds);
        while (true) {
            long state = cells.get(cell + 1);
            int count = count(state, nowSeconds);
            long next = count == 0 ? (nowSeconds << 32) | 1 : count >= limit ? state : state + 1;
            if (cells.compareAndSet(cell + 1, state, next)) {
                return;
            }
        }
    }

    /** Forgets the failures: the right password came. */
    public void succeeded(long key) {
        int cell = find(key);
        if (cell >= 0) {
            cells.set(cell + 1, 0);
        }
    }

    private int find(long key) {
        int first = bucket(key);
        for (int way = 0; way < WAYS; way++) {
            int cell = (first + way) * 2;
            if (cells.get(cell) == key) {
                return cell;
            }
        }
        return -1;
    }

    private int take(long key, long nowSeconds) {
        int first = bucket(key);
        int smallest = first * 2;
        for (int way = 1; way < WAYS; way++) {
            int cell = (first + way) * 2;
            if (count(cells.get(cell + 1), nowSeconds) < count(cells.get(smallest + 1), nowSeconds)) {
                smallest = cell;
            }
        }
        cells.set(smallest + 1, 0);
        cells.set(smallest, key);
        return smallest;
    }

    private int bucket(long key) {
        return ((int) (key >>> 32) & bucketMask) * WAYS;
    }

    /** The failures in a state that still count. */
    private int count(long state, long nowSeconds) {
        // Both wrap at 2³² seconds; their difference does not.
        int age = (int) nowSeconds - (int) (state >>> 32);
        return age >= 0 && age < windowSeconds ? (int) state : 0;
    }
}
