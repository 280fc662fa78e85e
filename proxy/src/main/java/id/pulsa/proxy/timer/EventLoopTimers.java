package id.pulsa.proxy.timer;

import id.pulsa.charging.time.TimeSource;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Timers on a Netty event loop. */
public final class EventLoopTimers implements Timers {
    private final EventExecutor loop;
    private final TimeSource time;

    /**
     * Timers that run on the thread of {@code loop}.
     *
     * @param time read for {@link #nowNanos}
     */
    public EventLoopTimers(EventExecutor loop, TimeSource time) {
        this.loop = loop;
        this.time = time;
    }

    @Override
    public long nowNanos() {
        return time.nanos();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        ScheduledFuture<?> future = loop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
