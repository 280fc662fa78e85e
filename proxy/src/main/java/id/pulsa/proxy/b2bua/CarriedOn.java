package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.timer.Timers;
import java.util.concurrent.TimeUnit;

/** Since when a call is carried on that an earlier process had set up. */
final class CarriedOn {
    private final Timers timers;
    private final long repeatedMillis;
    private final long sinceNanos;

    /** @param repeatedMillis longest time between two copies of a request: T2 */
    CarriedOn(Timers timers, long repeatedMillis) {
        this.timers = timers;
        this.repeatedMillis = repeatedMillis;
        this.sinceNanos = timers.nowNanos();
    }

    /**
     * Whether a request that arrives now may have been sent first while the gateway was down: then it comes again within T2
     * (RFC 3261 §17.1.2.2).
     */
    boolean mayBeRepeated() {
        return timers.nowNanos() - sinceNanos <= TimeUnit.MILLISECONDS.toNanos(repeatedMillis);
    }
}
