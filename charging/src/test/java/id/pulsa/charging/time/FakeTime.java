package id.pulsa.charging.time;

import java.util.concurrent.atomic.AtomicLong;

/** Clocks that a test moves. */
public final class FakeTime implements TimeSource {
    private final AtomicLong nanos = new AtomicLong(7_000_000_000L);
    private final AtomicLong wallMillis = new AtomicLong(1_800_000_000_000L);

    @Override
    public long wallMillis() {
        return wallMillis.get();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Moves both clocks on. */
    public void advanceMillis(long millis) {
        nanos.addAndGet(millis * 1_000_000);
        wallMillis.addAndGet(millis);
    }

    /** Steps the wall clock only, as an administrator does. */
    public void stepWallMillis(long millis) {
        wallMillis.addAndGet(millis);
    }
}
