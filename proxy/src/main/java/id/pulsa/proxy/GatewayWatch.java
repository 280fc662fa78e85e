package id.pulsa.proxy;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Looks after the alarms every few seconds, on a thread of its own, whether anybody measures or not. */
final class GatewayWatch implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(GatewayWatch.class);
    private static final long LOOK_SECONDS = 5;

    private final GatewayAlarms alarms;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "pulsa-watch");
        watch.setDaemon(true);
        return watch;
    });

    GatewayWatch(GatewayAlarms alarms) {
        this.alarms = alarms;
    }

    GatewayWatch start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** An exception would end it, and nobody else would hear of it. */
    private void look() {
        try {
            alarms.look();
        } catch (RuntimeException e) {
            LOG.error("the alarms could not be looked after", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
