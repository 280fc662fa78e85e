package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPast;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Has the cells choose their prices when it is time to, and tells the new ones, on a thread of its own. */
final class GatewayPrices implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(GatewayPrices.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_SECONDS = 5;

    private final Cells cells;
    private final CellPast past;
    private final TimeSource time;
    private final PriceBroadcast broadcast;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pulsa-prices"));

    /**
     * @param past is told how the cells look
     * @param broadcast tells those in the cells
     */
    GatewayPrices(Cells cells, CellPast past, TimeSource time, PriceBroadcast broadcast) {
        this.cells = cells;
        this.past = past;
        this.time = time;
        this.broadcast = broadcast;
    }

    GatewayPrices start() {
        every(LOOK_MILLIS, this::look);
        every(PriceBroadcast.SEND_MILLIS, () -> broadcast.send(nowMillis()));
        return this;
    }

    /** An exception would end it, and nobody else would hear of it. */
    private void every(long millis, Runnable task) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("the prices of the cells could not be chosen or told", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(time.nanos());
    }

    private void look() {
        for (CellStatus cell : cells.reprice(nowMillis())) {
            LOG.info(
                    "cell {}: price ratio {}, load {} erl of {}",
                    cell.cell().name(),
                    BigDecimal.valueOf(cell.ratioThousandths(), 3),
                    String.format(Locale.ROOT, "%.2f", cell.offeredErl()),
                    String.format(Locale.ROOT, "%.2f", cell.capacityErl()));
        }
        past.look(cells, nowMillis(), time.wallMillis());
        broadcast.look(nowMillis());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("prices are still being chosen after {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
