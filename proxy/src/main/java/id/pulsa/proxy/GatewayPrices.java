package id.pulsa.proxy;

import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.time.TimeSource;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Has the cells choose their prices when it is time to, on a thread of its own, and says which have changed. */
final class GatewayPrices implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(GatewayPrices.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_SECONDS = 5;

    private final Cells cells;
    private final TimeSource time;
    private final Consumer<CellStatus> changed;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pulsa-prices"));

    /** @param changed hears of each cell whose price has changed, on the thread of this */
    GatewayPrices(Cells cells, TimeSource time, Consumer<CellStatus> changed) {
        this.cells = cells;
        this.time = time;
        this.changed = changed;
    }

    GatewayPrices start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** An exception would end it, and nobody else would hear of it. */
    private void look() {
        try {
            for (CellStatus cell : cells.reprice(TimeUnit.NANOSECONDS.toMillis(time.nanos()))) {
                LOG.info(
                        "cell {}: price ratio {}, load {} erl of {}",
                        cell.cell().name(),
                        BigDecimal.valueOf(cell.ratioThousandths(), 3),
                        String.format(Locale.ROOT, "%.2f", cell.offeredErl()),
                        String.format(Locale.ROOT, "%.2f", cell.capacityErl()));
                changed.accept(cell);
            }
        } catch (RuntimeException e) {
            LOG.error("the prices of the cells could not be chosen", e);
        }
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
