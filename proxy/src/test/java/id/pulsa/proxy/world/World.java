package id.pulsa.proxy.world;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The clock of a world, and everything that is still to happen in it. */
public final class World implements TimeSource {
    /** Wall-clock time at which every world begins: a Monday morning. */
    public static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private record Moment(long nanos, long sequence) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private record Event(Life life, Runnable task) {}

    private final TreeMap<Moment, Event> pending = new TreeMap<>();
    private final SplittableRandom random;
    private long nowNanos;
    private long sequence;
    private long wallOffsetMillis = BEGIN.toEpochMilli();

    public World(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A source of chance of its own for one part of the world, so that parts do not disturb each other. */
    public SplittableRandom chance() {
        return random.split();
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public long wallMillis() {
        return wallOffsetMillis + TimeUnit.NANOSECONDS.toMillis(nowNanos);
    }

    /** Somebody sets the clock of the machine; timers do not go by it. */
    public void stepWallClock(Duration by) {
        wallOffsetMillis += by.toMillis();
    }

    /** Lets something happen later, unless {@code life} is over by then. */
    public Timer after(long delayNanos, Life life, Runnable task) {
        Moment moment = new Moment(nowNanos + Math.max(0, delayNanos), sequence++);
        pending.put(moment, new Event(life, task));
        return () -> pending.remove(moment);
    }

    /** {@link #after} in milliseconds. */
    public Timer afterMillis(long delayMillis, Life life, Runnable task) {
        return after(TimeUnit.MILLISECONDS.toNanos(delayMillis), life, task);
    }

    /** Lets that much time pass, and everything happen that falls into it. */
    public void pass(Duration time) {
        long end = nowNanos + time.toNanos();
        while (!pending.isEmpty() && pending.firstKey().nanos() <= end) {
            happen();
        }
        nowNanos = end;
    }

    /**
     * Lets time pass until something is so.
     *
     * @return whether it came to be so within that time
     */
    public boolean passUntil(BooleanSupplier condition, Duration atMost) {
        long end = nowNanos + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (pending.isEmpty() || pending.firstKey().nanos() > end) {
                nowNanos = end;
                return condition.getAsBoolean();
            }
            happen();
        }
        return true;
    }

    private void happen() {
        var next = pending.pollFirstEntry();
        nowNanos = next.getKey().nanos();
        Event event = next.getValue();
        if (event.life().goesOn()) {
            try {
                event.task().run();
            } catch (Death death) {
                // Whoever ran this is gone, in the middle of it.
                event.life().end();
            }
        }
    }

    /** How many events of one life are still to come. */
    public long pendingOf(Life life) {
        return pending.values().stream()
                .filter(event -> event.life().equals(life))
                .count();
    }
}
