package id.pulsa.charging.ledger;

import java.time.Duration;

/**
 * How the writer works.
 *
 * @param linger how long events that nobody waits for are held back so that more of them share one fsync, 0–40 ms
 * @param queueCapacity events waiting at which no new work is taken, ≥ 1
 * @param batchSize events in one transaction at most, ≥ 1
 * @param retryPause first pause after a failed commit; doubles up to sixteen times that
 */
public record LedgerOptions(Duration linger, int queueCapacity, int batchSize, Duration retryPause) {
    public static final LedgerOptions DEFAULT =
            new LedgerOptions(Duration.ofMillis(30), 50_000, 4_096, Duration.ofMillis(100));

    public LedgerOptions {
        if (linger.isNegative() || linger.toMillis() > 40) {
            throw new IllegalArgumentException("linger " + linger + " is outside 0–40 ms");
        }
        if (queueCapacity < 1 || batchSize < 1 || retryPause.isNegative() || retryPause.isZero()) {
            throw new IllegalArgumentException("queue capacity, batch size and retry pause must be above 0");
        }
    }
}
