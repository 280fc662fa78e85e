package id.pulsa.proxy.registrar;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.timer.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Throws expired bindings out now and then. They are never returned once expired; this only gives their room back, so
 * one timer serves all of them and a round that fails is made up for by the next. Confined to one shard's thread.
 */
public final class ExpirySweep {
    private final BindingStore store;
    private final TimeSource time;
    private final Timers timers;
    private final long intervalMillis;
    private @Nullable Timer next;

    /** @param interval between two rounds; each looks at every binding, so an hour is often enough */
    public ExpirySweep(BindingStore store, TimeSource time, Timers timers, Duration interval) {
        this.store = store;
        this.time = time;
        this.timers = timers;
        this.intervalMillis = interval.toMillis();
        if (intervalMillis < 1) {
            throw new IllegalArgumentException("an interval of " + interval + " is too short");
        }
    }

    /** Sets the first round; to be called once, on the shard's thread. */
    public void start() {
        next = timers.scheduleMillis(intervalMillis, this::round);
    }

    /** Ends it; on the shard's thread. */
    public void stop() {
        Timer pending = next;
        if (pending != null) {
            pending.cancel();
        }
        next = null;
    }

    private void round() {
        store.expire(time.wallMillis());
        start();
    }
}
