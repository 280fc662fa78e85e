package id.pulsa.proxy.registrar;

import id.pulsa.charging.time.TimeSource;

/** Clocks that stand still until a test advances them. */
final class ManualTime implements TimeSource {
    private long millis = 1_000_000_000_000L;

    void advanceSeconds(long seconds) {
        millis += seconds * 1_000;
    }

    @Override
    public long wallMillis() {
        return millis;
    }

    @Override
    public long nanos() {
        return millis * 1_000_000;
    }
}
