package id.pulsa.proxy.timer;

import java.time.Duration;
import java.util.TreeMap;

/** Timers whose clock stands still until a test advances it. */
public final class ManualTimers implements Timers {
    private record Key(long dueNanos, long sequence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final TreeMap<Key, Runnable> pending = new TreeMap<>();
    private long nowNanos;
    private long sequence;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Key key = new Key(nowNanos + Math.max(0, delayNanos), sequence++);
        pending.put(key, task);
        return () -> pending.remove(key);
    }

    /**
     * Moves the clock forward and runs what falls due on the way, in order, each at its own instant; timers set by a
     * task run too when they fall within the same stretch.
     */
    public void advance(Duration by) {
        long endNanos = nowNanos + by.toNanos();
        while (!pending.isEmpty() && pending.firstKey().dueNanos() <= endNanos) {
            var next = pending.pollFirstEntry();
            nowNanos = next.getKey().dueNanos();
            next.getValue().run();
        }
        nowNanos = endNanos;
    }

    /** {@link #advance(Duration)} in milliseconds. */
    public void advanceMillis(long millis) {
        advance(Duration.ofMillis(millis));
    }

    /** How many timers are set and have neither run nor been cancelled. */
    public int pendingCount() {
        return pending.size();
    }
}
