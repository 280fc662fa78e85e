package id.pulsa.charging.time;

/** The machine's clocks. */
public final class SystemTime implements TimeSource {
    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
