package id.pulsa.proxy;

import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.time.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The invariant of the books, Σ top-ups − Σ withdrawals = Σ balances + Σ charges, as a measurement: checked in the
 * background when somebody asks, at most once a minute and for a twentieth of the time, since it reads the whole ledger.
 * Of the chains only what has come since the last check is walked. Thread-safe.
 */
final class GatewayBooks {
    private static final Logger LOG = LogManager.getLogger(GatewayBooks.class);
    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final int REST_PER_WORK = 19;

    private final Supplier<LedgerReads> readers;
    private final Executor background;
    private final TimeSource time;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable VerificationReport latest;
    private volatile long nextNanos;
    private LedgerChain right = LedgerChain.BEGINNING;

    /** @param readers opens a reader that nobody else uses */
    GatewayBooks(Supplier<LedgerReads> readers, Executor background, TimeSource time) {
        this.readers = readers;
        this.background = background;
        this.time = time;
    }

    /** The latest report; null until the first check has ended. Starts a check when the latest one is old. */
    @Nullable VerificationReport latest() {
        VerificationReport known = latest;
        if ((known == null || time.nanos() - nextNanos >= 0) && running.compareAndSet(false, true)) {
            background.execute(this::check);
        }
        return known;
    }

    private void check() {
        long began = time.nanos();
        try (LedgerReads reads = readers.get()) {
            VerificationReport report = reads.verify(right);
            if (report.chainFaults() == 0) {
                right = report.chain();
            }
            latest = report;
            if (!report.clean()) {
                LOG.error("the books are wrong: {}", report.discrepancies());
            }
        } catch (LedgerException e) {
            LOG.error("the books could not be checked: {}", e.getMessage());
        } finally {
            long now = time.nanos();
            nextNanos = now + Math.max(INTERVAL_NANOS, REST_PER_WORK * (now - began));
            running.set(false);
        }
    }
}
